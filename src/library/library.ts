import type { Paper } from '../paper/paper.ts';

/** As many papers as one person may save: an export of so many stays far below what Discord takes as a file. */
export const MOST_SAVES = 5000;

/** A paper in somebody's library. */
export interface Save {
  /** What a citation needs of it, so that it stays theirs when the catalog does not hold it any more. */
  readonly paper: Paper;
  /** Its key in every export, which never changes while it is saved; see `citeKey`. */
  readonly key: string;
  readonly at: Date;
}

/** What came of saving: with how many papers there are now. */
export type SaveOutcome = {
  readonly kind: 'saved' | 'known' | 'full';
  readonly count: number;
};

/** The papers that people have saved. */
export interface LibraryStore {
  /** Saves a paper, under the first free key like the wanted one. */
  save(userId: string, wanted: Save): Promise<SaveOutcome>;
  /** Whether it was there. */
  remove(userId: string, paperId: string): Promise<boolean>;
  /** Those of some papers that a person has saved. */
  savedOf(userId: string, paperIds: readonly string[]): Promise<ReadonlySet<string>>;
  find(userId: string, paperId: string): Promise<Save | undefined>;
  /** Newest first. */
  all(userId: string): Promise<readonly Save[]>;
}
