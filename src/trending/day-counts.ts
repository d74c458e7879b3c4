import type { Paper } from '../paper/paper.ts';

/** A paper's counts at the end of a day. */
export interface PaperCounts {
  readonly paperId: string;
  readonly upvotes: number;
  readonly codeStars?: number;
  /** Position in the source's trending list; 1 is first. */
  readonly position?: number;
}

/** The counts of a day (`YYYY-MM-DD`), against which growth is measured. */
export interface DayCounts {
  readonly day: string;
  readonly papers: ReadonlyMap<string, PaperCounts>;
}

/** Keeps the counts of each day. */
export interface DayCountsStore {
  /** Writes the counts of a day (`YYYY-MM-DD`); later ones of the same day replace earlier ones. */
  write(day: string, counts: readonly PaperCounts[]): Promise<void>;
  /** The newest day before `day` that has counts. */
  dayBefore(day: string): Promise<string | undefined>;
  /** The oldest day at or after `day` that has counts. */
  dayFrom(day: string): Promise<string | undefined>;
  /** All counts of one day, by paper. */
  read(day: string): Promise<ReadonlyMap<string, PaperCounts>>;
  /** Deletes the days before `day`. */
  prune(day: string): Promise<void>;
}

/** The current counts of a catalog's papers. Papers without any are left out. */
export function countsOf(papers: Iterable<Paper>, positions: ReadonlyMap<string, number>): PaperCounts[] {
  const counts: PaperCounts[] = [];
  for (const paper of papers) {
    const position = positions.get(paper.id);
    if (paper.upvotes === undefined && paper.codeStars === undefined && position === undefined) continue;
    counts.push({
      paperId: paper.id,
      upvotes: paper.upvotes ?? 0,
      ...(paper.codeStars === undefined ? {} : { codeStars: paper.codeStars }),
      ...(position === undefined ? {} : { position }),
    });
  }
  return counts;
}
