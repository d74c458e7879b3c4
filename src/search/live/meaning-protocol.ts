import type { Stems } from '../index/joint-lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Meaning } from '../meaning/meaning.ts';

/** Vectors of an earlier index, and its stems, which their rows are of. */
export interface EarlierMeaning extends Stems {
  readonly meaning: Meaning;
  /** How many of the first papers are the same in both indexes. */
  readonly same?: number;
  /** Whether the stems have the same numbers in both, as far as the earlier one has them. */
  readonly isGrown?: boolean;
}

/** What the thread that learns is told, all of it in memory that threads share. */
export interface MeaningTask {
  readonly index: PackedIndex;
  /** Where vectors are looked for, and written when they are new. */
  readonly file?: string | undefined;
  /** Taken instead of the file. */
  readonly earlier?: EarlierMeaning | undefined;
  /** Of how many of the first papers the file is known to be. */
  readonly kept?: number | undefined;
  /** See `learnMeaning`. */
  readonly pairs?: number | undefined;
}

/**
 * From the thread: first the vectors there were, placed for this index, if any; then, when these are absent or outgrown,
 * what was learnt anew.
 */
export type FromMeaningThread =
  | { readonly first: unknown; readonly isLast: boolean }
  | { readonly learnt: unknown }
  /** Of how many papers the file is. */
  | { readonly kept: number }
  /** The file could not be written, and why. */
  | { readonly unwritten: string };
