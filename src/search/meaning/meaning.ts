import type { RowMemory } from './simd.ts';

/**
 * Words and papers as vectors in one space, learnt from the catalog itself: texts on the same subject are close,
 * whichever words they use. Threads share the arrays: about 7 MB for papers and 4 MB for words at 100,000 papers.
 */
export interface Meaning {
  /** Numbers in each vector. */
  readonly dimensions: number;
  /** How many papers the words' vectors were learnt from. */
  readonly learntFrom: number;
  /** Row in `words` by stem; `NONE` for stems without a vector. */
  readonly rowOf: Uint32Array;
  /** One vector per row; its length is how much the word matters in a text. */
  readonly words: Float32Array;
  /** One vector per paper, of length `SCALE`; zeros if none of its words has one. */
  readonly papers: Int8Array;
  /** The memory behind `papers`, if SIMD code can work on it; otherwise they are copied. */
  readonly memory?: RowMemory | undefined;
}

/** Length of a paper's vector. Eight bits cover coordinates up to half of it; few are larger. */
export const SCALE = 256;

/** Fewest papers to learn from; the smallest catalog measured had 1,460. */
export const FEWEST_PAPERS = 1_000;

/** Whether a value that came from another thread or a file has the shape of vectors. */
export function isMeaning(value: unknown): value is Meaning {
  if (typeof value !== 'object' || value === null) return false;
  const { dimensions, learntFrom, rowOf, words, papers, memory } = Object.fromEntries(Object.entries(value));
  return (
    typeof dimensions === 'number' &&
    typeof learntFrom === 'number' &&
    rowOf instanceof Uint32Array &&
    words instanceof Float32Array &&
    words.length % dimensions === 0 &&
    papers instanceof Int8Array &&
    papers.length % dimensions === 0 &&
    (memory === undefined || memory.buffer instanceof SharedArrayBuffer)
  );
}

/** The vectors without their memory, which can't be stored in a file. */
export function withoutMemory({ memory: _, ...vectors }: Meaning): Meaning {
  return vectors;
}
