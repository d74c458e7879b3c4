import { daysBefore } from '../../catalog/batch-day.ts';
import { dayOf } from '../../catalog/day-of.ts';
import { lacksCategories } from '../../catalog/refresh/awaited-categories.ts';
import type { Paper } from '../../paper/paper.ts';
import type { UnmetCondition } from '../../search/match/paper-filter.ts';
import type { DigestNote } from '../digest.ts';
import { CARRY_DAYS } from './carry.ts';

/** Papers that a digest filtered by category can't judge yet. */
export interface Unjudged {
  /** Notes a new paper that fails a condition; false if an earlier digest has already counted it. */
  isCounted(paper: Paper, unmet: UnmetCondition): boolean;
  notes(failed: boolean): DigestNote[];
  /** Ids to look at again in the next digests, once their categories are known; for a month at most. */
  waiting(batchDay: string): string[];
}

/** @param carried what the last digest left for this one. */
export function createUnjudged(carried: readonly string[]): Unjudged {
  const before = new Set(carried);
  const papers: Paper[] = [];
  return {
    isCounted(paper, unmet) {
      if (unmet !== 'category' || !lacksCategories(paper)) return true;
      papers.push(paper);
      return !before.has(paper.id);
    },
    notes(failed) {
      const count = papers.filter(({ id }) => !before.has(id)).length;
      return count === 0 ? [] : [{ kind: 'no-categories', papers: count, failed }];
    },
    waiting(batchDay) {
      const earliest = daysBefore(batchDay, CARRY_DAYS);
      return papers.filter((paper) => (dayOf(paper) ?? '') >= earliest).map(({ id }) => id);
    },
  };
}
