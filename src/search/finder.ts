import type { Found } from './found.ts';
import type { ScoredDocument } from './rank/top.ts';
import type { SearchRequest } from './search.ts';

export interface Finder {
  /** Searches for a request's words and conditions; what it names outright was taken out before. */
  find(request: SearchRequest): Found;
  /** See `NumberSearch.rank`. */
  rank(text: string, limit: number): readonly ScoredDocument[];
  /** The same, by words only. */
  rankByWords(text: string, limit: number): readonly ScoredDocument[];
}
