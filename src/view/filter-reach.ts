import { type FilterReach, REACH_DAYS } from '../digest/filter-reach.ts';
import { count, grouped } from './text.ts';

/** Warns, with numbers, about a filter that lets nothing through; undefined if it lets something through. */
export function filterWarning({ of, isRecent, matched, unmet }: FilterReach): string | undefined {
  if (of === 0 || matched > 0) return undefined;
  const why = [
    { papers: unmet.category, how: 'outside the category' },
    { papers: unmet.include, how: 'without the words to include' },
    { papers: unmet.exclude, how: 'with a word to exclude' },
  ].filter(({ papers }) => papers > 0);
  const from = isRecent ? ` from the last ${REACH_DAYS} days` : '';
  if (of === 1) return `⚠ My only paper${from} doesn't match these filters: it's ${why[0]?.how}.`;
  const which = isRecent ? `the ${count(of, 'paper')}${from}` : `my newest ${count(of, 'paper')}`;
  const parts = why.map(({ papers, how }) => `${grouped(papers)} ${how}`);
  return `⚠ None of ${which} matches these filters: ${parts.join(', ')}.`;
}
