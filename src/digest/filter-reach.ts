import { daysBefore } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Paper } from '../paper/paper.ts';
import {
  createPaperFilter,
  type PaperConditions,
  type UnmetCondition,
} from '../search/match/paper-filter.ts';

/** How far back a filter is tried, in days. */
export const REACH_DAYS = 30;

/** Papers of a catalog without recent ones that are tried at least: somebody waits for the answer. */
const LEAST_OLD = 1_000;

/** What a filter would have let through of late. */
export interface FilterReach {
  /** The papers it was tried on: those of the last `REACH_DAYS` days, or the newest when there is none. */
  readonly of: number;
  readonly isRecent: boolean;
  readonly matched: number;
  /** Papers by the first condition that they do not meet. */
  readonly unmet: Readonly<Record<UnmetCondition, number>>;
}

/** Tries a filter on the papers of the last days. @param today `YYYY-MM-DD`. */
export function filterReach(
  catalog: Pick<Catalog, 'days' | 'ofDay'>,
  conditions: PaperConditions,
  today: string,
): FilterReach {
  const since = daysBefore(today, REACH_DAYS);
  const days = [...catalog.days()].sort().reverse();
  const recent = days.filter((day) => day >= since).flatMap((day) => catalog.ofDay(day));
  const tried = recent.length > 0 ? recent : newest(days, catalog);
  const unmetBy = createPaperFilter(conditions);
  const unmet = { category: 0, include: 0, exclude: 0 };
  for (const paper of tried) {
    const condition = unmetBy(paper);
    if (condition !== undefined) unmet[condition]++;
  }
  const matched = tried.length - unmet.category - unmet.include - unmet.exclude;
  return { of: tried.length, isRecent: recent.length > 0, matched, unmet };
}

function newest(days: readonly string[], catalog: Pick<Catalog, 'ofDay'>): Paper[] {
  const found: Paper[] = [];
  for (const day of days) {
    if (found.length >= LEAST_OLD) break;
    found.push(...catalog.ofDay(day));
  }
  return found;
}
