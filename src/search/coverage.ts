import type { SearchSort } from './search.ts';

/**
 * A paper matches when it holds this share of what the best one holds of the query, by the idf of the words.
 * Ranked by relevance, a low share costs nothing: weak matches come last (nDCG@10 is the same from 0 to 0.3 and falls
 * from 0.5 on). By date or votes a weak match would stand among the first, so most of the query must be there.
 */
const MIN_COVERAGE: Readonly<Record<SearchSort, number>> = { relevance: 0.3, newest: 0.6, votes: 0.6 };

/** Of a name with figures every part is needed: `gpt4o` is no `gpt-3`. */
const WHOLE = 0.99;

/** The share of a query's words, as a paper's weight counts them, that a paper must hold to match. */
export function leastCoverage(text: string, sort: SearchSort): number {
  const isOneName = /\d/.test(text) && /\p{L}/u.test(text) && !/\s/.test(text);
  return isOneName ? WHOLE : MIN_COVERAGE[sort];
}
