import type { SearchSort } from './search.ts';

/**
 * A paper matches if it has this share of what the best one has of the query, by idf.
 * By relevance, a low share costs nothing: weak matches come last (nDCG@10 is the same from 0 to 0.3 and falls from 0.5
 * on). By date or votes a weak match could come first, so most of the query must be there.
 */
const MIN_COVERAGE: Readonly<Record<SearchSort, number>> = { relevance: 0.3, newest: 0.6, votes: 0.6 };

/** A name with digits needs every part: `gpt4o` isn't `gpt-3`. */
const WHOLE = 0.99;

/** The share of a query's weight that a paper must have to match. */
export function leastCoverage(text: string, sort: SearchSort): number {
  const isOneName = /\d/.test(text) && /\p{L}/u.test(text) && !/\s/.test(text);
  return isOneName ? WHOLE : MIN_COVERAGE[sort];
}
