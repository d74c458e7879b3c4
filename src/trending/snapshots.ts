import type { Paper } from '../paper/paper.ts';

/** What a paper counted at the end of one day. */
export interface PaperSnapshot {
  readonly paperId: string;
  readonly upvotes: number;
  readonly codeStars?: number;
  /** Place in the source's trending list, 1 is first. */
  readonly position?: number;
}

/** Daily readings of the counts that growth is measured by. */
export interface SnapshotStore {
  /** Writes the readings of a day (`YYYY-MM-DD`); a later reading of the same day replaces an earlier one. */
  write(day: string, snapshots: readonly PaperSnapshot[]): Promise<void>;
  /** The newest day before `day` that has readings. */
  dayBefore(day: string): Promise<string | undefined>;
  /** The oldest day at or after `day` that has readings. */
  dayFrom(day: string): Promise<string | undefined>;
  /** All readings of one day, by paper. */
  read(day: string): Promise<ReadonlyMap<string, PaperSnapshot>>;
  /** Forgets the days before `day`. */
  prune(day: string): Promise<void>;
}

/** What a catalog says of its papers now, as a snapshot of the day. Papers without any count are left out. */
export function snapshotOf(papers: Iterable<Paper>, positions: ReadonlyMap<string, number>): PaperSnapshot[] {
  const snapshots: PaperSnapshot[] = [];
  for (const paper of papers) {
    const position = positions.get(paper.id);
    if (paper.upvotes === undefined && paper.codeStars === undefined && position === undefined) continue;
    snapshots.push({
      paperId: paper.id,
      upvotes: paper.upvotes ?? 0,
      ...(paper.codeStars === undefined ? {} : { codeStars: paper.codeStars }),
      ...(position === undefined ? {} : { position }),
    });
  }
  return snapshots;
}
