import { daysBefore } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Paper } from '../paper/paper.ts';
import {
  createPaperFilter,
  type PaperConditions,
  type UnmetCondition,
} from '../search/match/paper-filter.ts';

/** How far back to try a filter, in days. */
export const REACH_DAYS = 30;

/** Minimum number of papers to try in a catalog with no recent ones; kept small because someone is waiting. */
const LEAST_OLD = 1_000;

/** What a filter would have let through recently. */
export interface FilterReach {
  /** How many papers it was tried on: those of the last `REACH_DAYS` days, or else the newest. */
  readonly of: number;
  readonly isRecent: boolean;
  readonly matched: number;
  /** Rejected papers, by the first condition they fail. */
  readonly unmet: Readonly<Record<UnmetCondition, number>>;
}

/** Tries a filter on recent papers. @param today `YYYY-MM-DD`. */
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
