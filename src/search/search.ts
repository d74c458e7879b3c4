import type { Paper } from '../paper/paper.ts';
import type { AnswerOutcome } from './answer/outcome.ts';
import type { Passage } from './passage.ts';
import type { Correction } from './query/correct.ts';
import type { Notice } from './query/notice.ts';
import type { Understood } from './reading/reading.ts';

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
  /** The query is a title or a message: every word in it is searched for, and none is a condition. */
  readonly isPlain?: boolean;
  /** Nothing is read out of the words but the inline language: a name, a year, a venue is a word like others. */
  readonly isLiteral?: boolean;
  /** The day (`YYYY-MM-DD`) in Universal Time that `last week` and `today` are seen from; without it they are words. */
  readonly today?: string;
  readonly sort?: SearchSort;
  /** Votes beside those of the catalog that `votes` sorts by, by paper id. */
  readonly votesHere?: ReadonlyMap<string, number>;
  /** The same by document number, as `createPaperSearch` hands them on. */
  readonly votesOf?: readonly (readonly [document: number, votes: number])[];
  /** Documents whose title is the query, as `createPaperSearch` finds them: the first by relevance. */
  readonly titled?: readonly number[];
  /** How many hits to return from `offset` on; default 10. */
  readonly limit?: number;
  readonly offset?: number;
}

export interface SearchHit {
  readonly paper: Paper;
  readonly score: number;
  /** What of its text answers to the words of a search; absent where it says none of them. */
  readonly passage?: Passage;
}

/** How a request was understood; what could not be is told by notices. */
export interface ParsedRequest {
  /** What the options narrow by: an empty one, and a date that is none, is left out. */
  readonly filters: SearchFilters;
  /** The query says nothing to search by: the hits answer no question, they are the newest papers. */
  readonly isEmpty: boolean;
}

/** What was found, as data: the view has the words for it. */
export interface SearchOutcome {
  readonly hits: readonly SearchHit[];
  /** How many papers match in all, not only those returned; by relevance at most `MOST_COUNTED`. */
  readonly total: number;
  /** Whether more match than `total` says. */
  readonly hasMore?: true;
  /** Words that the catalog does not know and what was searched for in their place. */
  readonly corrections: readonly Correction[];
  /** What a person should be told of how the request was read, in that order. */
  readonly notices: readonly Notice[];
  readonly parsed: ParsedRequest;
  /** What of the query's words was understood and narrows what was found; `isLiteral` searches for them as they stand. */
  readonly understood?: Understood;
}

/** `query` completes what is searched for: titles, and names of people. */
export type SuggestionKind = 'paper' | 'author' | 'category' | 'query';

/** One autocomplete choice: `label` is shown, `value` is what comes back (a paper's id, a name, a category). */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** Finds papers in one catalog; made anew, and swapped in whole, when the catalog changes. */
export interface SearchEngine {
  /** Ids and links are resolved exactly before any word is searched. */
  find(request: SearchRequest): Promise<SearchOutcome>;
  /** Suggestions for a half-typed option, best first, at most `limit` (default 25); at once where nothing is misspelt. */
  suggest(
    kind: SuggestionKind,
    typed: string,
    limit?: number,
  ): readonly Suggestion[] | Promise<readonly Suggestion[]>;
  /**
   * Papers like the one with this id, or like several taken together, the first 20 of them; without these. Best first;
   * none for unknown ids, and where no paper is really like them.
   */
  similar(ids: string | readonly string[], limit?: number): Promise<readonly SearchHit[]>;
  /** Answers a question with at most `limit` (default 3) quotes. */
  answer(question: string, limit?: number): Promise<AnswerOutcome>;
}

/** An engine that also ranks a whole query text as it is, for evaluation. */
export interface RankingEngine extends SearchEngine {
  /**
   * Ranks plain text (no ids, no inline language) and returns the best `limit` papers of all that share a word with
   * it. The order is that of `find`.
   */
  rank(text: string, limit: number): Promise<readonly SearchHit[]>;
}
