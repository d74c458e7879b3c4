import type { Stems } from '../index/joint-lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Meaning } from '../meaning/meaning.ts';

/** Vectors of an earlier index, and its stems. */
export interface EarlierMeaning extends Stems {
  readonly meaning: Meaning;
  /** How many first papers both indexes share. */
  readonly same?: number;
  /** Whether the stems of the earlier index have the same numbers in both. */
  readonly isGrown?: boolean;
}

/** Task for the meaning worker, all in shared memory. */
export interface MeaningTask {
  readonly index: PackedIndex;
  /** The file to read vectors from, and to write new ones to. */
  readonly file?: string | undefined;
  /** Used instead of the file. */
  readonly earlier?: EarlierMeaning | undefined;
  /** How many of the first papers the file is known to cover. */
  readonly kept?: number | undefined;
  /** See `learnMeaning`. */
  readonly pairs?: number | undefined;
}

/**
 * From the worker: first the existing vectors, carried over to this index, if any; then, if these are missing or outgrown,
 * newly learnt ones.
 */
export type FromMeaningThread =
  | { readonly first: unknown; readonly isLast: boolean }
  | { readonly learnt: unknown }
  /** How many papers the file covers. */
  | { readonly kept: number }
  /** Why the file couldn't be written. */
  | { readonly unwritten: string };
