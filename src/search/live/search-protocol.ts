import type { FoundAnswer } from '../answer/answer.ts';
import type { AnswerText } from '../answer/answer-text.ts';
import type { Embedded } from '../embeddings/embedded.ts';
import type { Found } from '../found.ts';
import type { PaperColumns } from '../index/columns.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Meaning } from '../meaning/meaning.ts';
import type { ScoredDocument } from '../rank/top.ts';
import type { SearchRequest } from '../search.ts';

/** What a search thread is started with. */
export interface SearchThreadStart {
  /** Whether it has a thread of its own that scores papers beside it. */
  readonly hasPartner: boolean;
}

/** What a thread searches, all of it in memory that threads share: a catalog of one moment, which has a number. */
export interface SearchThreadData {
  readonly moment: number;
  readonly index: PackedIndex;
  readonly columns: PaperColumns;
  /** A moment before it whose index has the same papers before its tail. */
  readonly after?: number | undefined;
  readonly meaning?: Meaning | undefined;
  readonly embedded?: Embedded | undefined;
}

/** One search, as in `NumberSearch`. */
export type Ask =
  | {
      readonly kind: 'find';
      readonly request: SearchRequest;
      readonly vector?: Float32Array | undefined;
    }
  | { readonly kind: 'rank'; readonly text: string; readonly limit: number }
  | { readonly kind: 'similar'; readonly documents: readonly number[]; readonly limit: number }
  | { readonly kind: 'answer'; readonly question: string; readonly limit: number }
  | {
      readonly kind: 'repaired';
      readonly of: 'paper' | 'author';
      readonly typed: string;
      readonly limit: number;
    };

/** What came of it. */
export type Result =
  | { readonly kind: 'find'; readonly found: Found }
  | { readonly kind: 'rank' | 'similar'; readonly ranked: readonly ScoredDocument[] }
  | { readonly kind: 'answer'; readonly answer: FoundAnswer }
  | { readonly kind: 'repaired'; readonly numbers: readonly number[] };

/**
 * To the thread: a moment to search beside those it has, or one to let go; vectors of one to rank by from now on; a search of one, or
 * texts that it needs for a search.
 */
export type ToSearchThread =
  | { readonly open: SearchThreadData }
  | { readonly letGo: number }
  | { readonly moment: number; readonly meaning: Meaning }
  | { readonly moment: number; readonly embedded: Embedded }
  | {
      readonly job: number;
      readonly moment: number;
      readonly ask: Ask;
      /** Whether nothing else is searched for now. */
      readonly isAlone: boolean;
    }
  | { readonly job: number; readonly texts: readonly AnswerText[] };

/** From the thread: for each moment that it is ready, then for each search its result, or that it needs texts first, or failed. */
export type FromSearchThread =
  /** With the memory of its heap, in bytes. */
  | { readonly ready: number; readonly heapBytes: number }
  | { readonly job: number; readonly result: Result }
  | { readonly job: number; readonly needs: readonly number[] }
  | { readonly job: number; readonly failed: unknown };
