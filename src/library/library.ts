import type { Paper } from '../paper/paper.ts';

/** Most papers a person may save: an export of this many stays far below Discord's file size limit. */
export const MOST_SAVES = 5000;

/** A paper in someone's library. */
export interface Save {
  /** What a citation needs, so that it outlives the paper's place in the catalog. */
  readonly paper: Paper;
  /** Its key in every export; never changes while it is saved. See `citeKey`. */
  readonly key: string;
  readonly at: Date;
}

/** The result of saving, with how many papers there are now. */
export type SaveOutcome = {
  readonly kind: 'saved' | 'known' | 'full';
  readonly count: number;
};

/** The papers that people have saved. */
export interface LibraryStore {
  /** Saves a paper under the wanted key, or the first free one like it. */
  save(userId: string, wanted: Save): Promise<SaveOutcome>;
  /** Returns whether it was there. */
  remove(userId: string, paperId: string): Promise<boolean>;
  /** Which of these papers a person has saved. */
  savedOf(userId: string, paperIds: readonly string[]): Promise<ReadonlySet<string>>;
  find(userId: string, paperId: string): Promise<Save | undefined>;
  /** Newest first. */
  all(userId: string): Promise<readonly Save[]>;
}
