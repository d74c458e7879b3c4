import { type FilterReach, REACH_DAYS } from '../digest/filter-reach.ts';
import { count, grouped } from './text.ts';

/** Says with numbers that a filter lets nothing through; undefined when it does let something through. */
export function filterWarning({ of, isRecent, matched, unmet }: FilterReach): string | undefined {
  if (of === 0 || matched > 0) return undefined;
  const why = [
    unmet.category === 0 ? '' : `${grouped(unmet.category)} outside the category`,
    unmet.include === 0 ? '' : `${grouped(unmet.include)} without the words to include`,
    unmet.exclude === 0 ? '' : `${grouped(unmet.exclude)} with a word to exclude`,
  ].filter((part) => part !== '');
  const which = isRecent
    ? `the ${count(of, 'paper')} from the last ${REACH_DAYS} days`
    : `my newest ${count(of, 'paper')}`;
  return `⚠ None of ${which} matches these filters: ${why.join(', ')}.`;
}
