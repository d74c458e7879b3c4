import type { Paper } from '../paper/paper.ts';

/** What narrows a search beside its words; dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, both ends included. */
export interface SearchFilters {
  readonly author?: string;
  readonly category?: string;
  readonly after?: string;
  readonly before?: string;
}

export type SearchSort = 'relevance' | 'newest' | 'votes';

export interface SearchRequest extends SearchFilters {
  /** What the person typed: words, an id, a link, or the inline language (`author:`, `"exact phrase"`, `-word`). */
  readonly query: string;
  readonly sort?: SearchSort;
  /** How many hits to return from `offset` on; default 10. */
  readonly limit?: number;
  readonly offset?: number;
}

export interface SearchHit {
  readonly paper: Paper;
  readonly score: number;
}

export interface SearchOutcome {
  readonly hits: readonly SearchHit[];
  /** How many papers match in all, not only those returned. */
  readonly total: number;
  /** Words that the catalog does not know and what was searched for in their place. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** Sentences for the person about what could not be read in the request. */
  readonly notices: readonly string[];
  /** Set when the query holds no word to search for: the hits answer no question, they are the newest papers. */
  readonly isListing?: true;
}

export type SuggestionKind = 'paper' | 'author' | 'category';

/** One autocomplete choice: `label` is shown, `value` is what comes back (a paper's id, a name, a category). */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** One quoted sentence of a paper that answers a question. */
export interface AnswerQuote {
  readonly paper: Paper;
  readonly sentence: string;
  readonly score: number;
}

/** What the catalog says to a question. */
export interface Answer {
  /** Of different papers, best first; none when nothing in the catalog answers. */
  readonly quotes: readonly AnswerQuote[];
  /** Words of the question that the catalog does not know and what was read in their place, where that was answered. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
}

/** Finds papers in one catalog; made anew, and swapped in whole, when the catalog changes. */
export interface SearchEngine {
  /** Ids and links are resolved exactly before any word is searched. */
  find(request: SearchRequest): Promise<SearchOutcome>;
  /** Choices for a half-typed option, best first, at most `limit` (default 25). Answers at once. */
  suggest(kind: SuggestionKind, typed: string, limit?: number): readonly Suggestion[];
  /** Papers like the one with this id, without itself; empty for an unknown id. */
  similar(id: string, limit?: number): Promise<readonly SearchHit[]>;
  /** Answers a question with at most `limit` (default 3) quotes. */
  answer(question: string, limit?: number): Promise<Answer>;
}
