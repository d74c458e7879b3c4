import type { FoundAnswer } from '../answer/answer.ts';
import type { AnswerText } from '../answer/answer-text.ts';
import type { Embedded } from '../embeddings/embedded.ts';
import type { Found } from '../found.ts';
import type { PaperColumns } from '../index/columns.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Meaning } from '../meaning/meaning.ts';
import type { ScoredDocument } from '../rank/top.ts';
import type { SearchRequest } from '../search.ts';

/** What the thread is started with, all of it in memory that threads share. */
export interface SearchThreadData {
  readonly index: PackedIndex;
  readonly columns: PaperColumns;
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

/** To the thread: a search, or texts that it needs for one; or vectors to rank by from now on. */
export type ToSearchThread =
  | { readonly meaning: Meaning }
  | { readonly embedded: Embedded }
  | { readonly job: number; readonly ask: Ask }
  | { readonly job: number; readonly texts: readonly AnswerText[] };

/** From the thread: once that it is ready, then for each search its result, or that it needs texts first, or failed. */
export type FromSearchThread =
  /** With the memory of its heap, in bytes. */
  | { readonly ready: true; readonly heapBytes: number }
  | { readonly job: number; readonly result: Result }
  | { readonly job: number; readonly needs: readonly number[] }
  | { readonly job: number; readonly failed: unknown };
