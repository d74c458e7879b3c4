import { daysBefore } from '../catalog/batch-day.ts';
import type { Paper } from '../paper/paper.ts';
import {
  createPaperFilter,
  type PaperConditions,
  type UnmetCondition,
} from '../search/match/paper-filter.ts';

/** How far back a filter is tried, in days. */
export const REACH_DAYS = 30;

/** What a filter would have let through of late. */
export interface FilterReach {
  /** The papers it was tried on: those listed in the last `REACH_DAYS` days, or all when none was. */
  readonly of: number;
  readonly isRecent: boolean;
  readonly matched: number;
  /** Papers by the first condition that they do not meet. */
  readonly unmet: Readonly<Record<UnmetCondition, number>>;
}

/** Tries a filter on the papers of the last days. @param today `YYYY-MM-DD`. */
export function filterReach(
  papers: Iterable<Paper>,
  conditions: PaperConditions,
  today: string,
): FilterReach {
  const all = [...papers];
  const since = daysBefore(today, REACH_DAYS);
  const recent = all.filter(({ listedOn, published }) => (listedOn ?? published ?? '') >= since);
  const tried = recent.length > 0 ? recent : all;
  const unmetBy = createPaperFilter(conditions);
  const unmet = { category: 0, include: 0, exclude: 0 };
  for (const paper of tried) {
    const condition = unmetBy(paper);
    if (condition !== undefined) unmet[condition]++;
  }
  const matched = tried.length - unmet.category - unmet.include - unmet.exclude;
  return { of: tried.length, isRecent: recent.length > 0, matched, unmet };
}
