import type { Paper } from '../paper/paper.ts';
import type { AnswerOutcome } from './answer/outcome.ts';
import type { Passage } from './passage.ts';
import type { Correction } from './query/correct.ts';
import type { Notice } from './query/notice.ts';
import type { Understood } from './reading/reading.ts';

/** What narrows a search besides its words; dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, inclusive. */
export interface SearchFilters {
  readonly author?: string;
  readonly category?: string;
  readonly after?: string;
  readonly before?: string;
}

export type SearchSort = 'relevance' | 'newest' | 'votes';

export interface SearchRequest extends SearchFilters {
  /** As typed: words, an id, a link, or the inline language (`author:`, `"exact phrase"`, `-word`). */
  readonly query: string;
  /** The query is a title or a message: every word is searched for, and none is a condition. */
  readonly isPlain?: boolean;
  /** Only the inline language is read: a name, a year or a venue is a word like any other. */
  readonly isLiteral?: boolean;
  /** The day (`YYYY-MM-DD`, UTC) that `last week` and `today` refer to; without it they're just words. */
  readonly today?: string;
  readonly sort?: SearchSort;
  /** Votes that `votes` sorts by in addition to the catalog's, by paper id. */
  readonly votesHere?: ReadonlyMap<string, number>;
  /** The same by document number, as `createPaperSearch` passes them on. */
  readonly votesOf?: readonly (readonly [document: number, votes: number])[];
  /** Documents whose title is the query, as found by `createPaperSearch`: first by relevance. */
  readonly titled?: readonly number[];
  /** How many hits to return, starting at `offset`; default 10. */
  readonly limit?: number;
  readonly offset?: number;
}

export interface SearchHit {
  readonly paper: Paper;
  readonly score: number;
  /** The part of its text that matches the query; absent if it has none of its words. */
  readonly passage?: Passage;
}

/** How a request was understood; notices say what couldn't be. */
export interface ParsedRequest {
  /** What the options narrow by, without empty ones and invalid dates. */
  readonly filters: SearchFilters;
  /** The query has nothing to search for: the hits are just the newest papers. */
  readonly isEmpty: boolean;
}

/** What was found, as data that a view puts into words. */
export interface SearchOutcome {
  readonly hits: readonly SearchHit[];
  /** How many papers match in total; by relevance at most `MOST_COUNTED`. */
  readonly total: number;
  /** Whether more match than `total` says. */
  readonly hasMore?: true;
  /** Unknown words and what was searched for instead. */
  readonly corrections: readonly Correction[];
  /** What a person should be told about how the request was read, in this order. */
  readonly notices: readonly Notice[];
  readonly parsed: ParsedRequest;
  /** What was understood of the query and narrows the results; `isLiteral` searches for the words as typed. */
  readonly understood?: Understood;
}

/** `query` completes search queries: titles and people's names. */
export type SuggestionKind = 'paper' | 'author' | 'category' | 'query';

/** An autocomplete choice: `label` is shown, `value` is sent back (a paper's id, a name, a category). */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** Finds papers in one catalog; replaced as a whole when the catalog changes. */
export interface SearchEngine {
  /** Ids and links are resolved exactly before any word is searched. */
  find(request: SearchRequest): Promise<SearchOutcome>;
  /** Suggestions for a half-typed option, best first, at most `limit` (default 25); synchronous if nothing is misspelt. */
  suggest(
    kind: SuggestionKind,
    typed: string,
    limit?: number,
  ): readonly Suggestion[] | Promise<readonly Suggestion[]>;
  /**
   * Papers like the one with this id, or like several (at most 20) together, without these. Best first; none for unknown
   * ids, or if no paper is really like them.
   */
  similar(ids: string | readonly string[], limit?: number): Promise<readonly SearchHit[]>;
  /** Answers a question with at most `limit` (default 3) quotes. */
  answer(question: string, limit?: number): Promise<AnswerOutcome>;
}

/** An engine that also ranks plain query text, for evaluation. */
export interface RankingEngine extends SearchEngine {
  /**
   * Ranks plain text (no ids, no inline language): the best `limit` papers that share a word with it, in the order
   * of `find`.
   */
  rank(text: string, limit: number): Promise<readonly SearchHit[]>;
}
