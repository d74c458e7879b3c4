import type { FoundAnswer } from '../answer/answer.ts';
import type { AnswerText } from '../answer/answer-text.ts';
import type { Embedded } from '../embeddings/embedded.ts';
import type { Found } from '../found.ts';
import type { PaperColumns } from '../index/columns.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Meaning } from '../meaning/meaning.ts';
import type { ScoredDocument } from '../rank/top.ts';
import type { SearchRequest } from '../search.ts';

/** `workerData` of a search thread. */
export interface SearchThreadStart {
  /** Whether it has a partner. */
  readonly hasPartner: boolean;
}

/** What a thread searches: a numbered moment of the catalog, all in shared memory. */
export interface SearchThreadData {
  readonly moment: number;
  readonly index: PackedIndex;
  readonly columns: PaperColumns;
  /** An earlier moment whose index has the same papers before its tail. */
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

/** The result of a search. */
export type Result =
  | { readonly kind: 'find'; readonly found: Found }
  | { readonly kind: 'rank' | 'similar'; readonly ranked: readonly ScoredDocument[] }
  | { readonly kind: 'answer'; readonly answer: FoundAnswer }
  | { readonly kind: 'repaired'; readonly numbers: readonly number[] };

/**
 * To the thread: a moment to open or to drop; vectors of a moment to use from now on; a search of a moment; or texts that a search
 * asked for.
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
      /** Whether no other search is running or waiting. */
      readonly isAlone: boolean;
    }
  | { readonly job: number; readonly texts: readonly AnswerText[] };

/** From the thread: that a moment is ready; then, for each search, its result, a request for texts, or its failure. */
export type FromSearchThread =
  /** With its heap size in bytes. */
  | { readonly ready: number; readonly heapBytes: number }
  | { readonly job: number; readonly result: Result }
  | { readonly job: number; readonly needs: readonly number[] }
  | { readonly job: number; readonly failed: unknown };
