import type { RowMemory } from './simd.ts';

/**
 * Words and papers as points in one space, learnt from the catalog itself: what is about one subject stands close,
 * whichever words it uses. Threads share the arrays; some 7 MB for papers and 4 MB for words at 100,000 papers.
 */
export interface Meaning {
  /** Numbers of each vector. */
  readonly dimensions: number;
  /** How many papers the words' vectors were learnt from. */
  readonly learntFrom: number;
  /** The row of each stem in `words`; `NONE` for one that has none. */
  readonly rowOf: Uint32Array;
  /** A vector each row, as long as the word matters in a text. */
  readonly words: Float32Array;
  /** A vector each paper, of length `SCALE`; zeros for a paper without a word that has one. */
  readonly papers: Int8Array;
  /** Where these lie in memory that vector instructions work on; they are copied there where they do not. */
  readonly memory?: RowMemory | undefined;
}

/** The length of a paper's vector: a coordinate seldom passes half of the whole, which is what eight bits hold. */
export const SCALE = 256;

/** From so many papers on there is enough to learn from; 1,460 is the smallest catalog it was measured on. */
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

/** The vectors as a file can hold them: the memory where they lie is of this process. */
export function withoutMemory({ memory: _, ...vectors }: Meaning): Meaning {
  return vectors;
}
