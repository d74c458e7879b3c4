import { openStems, type Stems } from '../index/joint-lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { associationOf } from './cooccurrence.ts';
import { FEWEST_PAPERS, type Meaning } from './meaning.ts';
import { usablePapers } from './pairs.ts';
import { paperVectors } from './paper-vectors.ts';
import { seededRandom } from './random.ts';
import { grownRows, rowsByText } from './rows.ts';
import { leadingSubspace } from './subspace.ts';
import { train } from './train.ts';
import { vocabularyOf } from './vocabulary.ts';

/** See `src/search/README.md`: 32 find less, 96 no more. */
const DIMENSIONS = 64;
/** Most papers to compute the initial vectors from. */
const SAMPLE = 20_000;
/** A fixed seed, so that the same catalog gives the same vectors. */
const SEED = 1;
/** Learn again once the catalog has grown or shrunk by this share. */
const GROWTH = 0.2;

export interface LearningOptions {
  readonly random?: () => number;
  /** How many pairs to train on (default: depends on the size of the catalog). */
  readonly pairs?: number | undefined;
  /** Called with the training steps done and their total. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/**
 * Learns vectors from the papers of an index: words that co-occur start close to each other, then titles are trained to
 * find their abstracts. Takes 4 to 18 s of CPU time. Undefined if the catalog is too small to learn from.
 */
export function learnMeaning(
  index: PackedIndex,
  { random = seededRandom(SEED), pairs, onProgress }: LearningOptions = {},
): Meaning | undefined {
  if (index.documents < FEWEST_PAPERS) return undefined;
  const vocabulary = vocabularyOf(index);
  const usable = usablePapers(index, random);
  if (usable.length < FEWEST_PAPERS / 2 || vocabulary.size < DIMENSIONS) return undefined;
  const association = associationOf(index, vocabulary, usable.slice(0, SAMPLE));
  const words = leadingSubspace(association, DIMENSIONS, random);
  train(index, vocabulary, usable, words, random, pairs, onProgress);
  const { rowOf } = vocabulary;
  const { rows: papers, memory } = paperVectors(index, { rowOf, words, dimensions: DIMENSIONS });
  return { dimensions: DIMENSIONS, learntFrom: index.documents, rowOf, words, papers, memory };
}

/** Whether vectors should be learnt again for a catalog of this size. */
export function isOutgrown({ learntFrom }: Meaning, papers: number): boolean {
  return papers > learntFrom * (1 + GROWTH) || papers < learntFrom * (1 - GROWTH);
}

/**
 * Places the papers of an index by word vectors learnt from an earlier one: 3 s for 100,000.
 *
 * @param same how many first papers both share; their vectors are reused.
 * @param isGrown whether the stems of the earlier one still have the same numbers.
 */
export function carriedMeaning(
  { learntFrom, dimensions, words, rowOf, papers: placed, memory: placedIn }: Meaning,
  earlier: Stems,
  index: PackedIndex,
  same = 0,
  isGrown = false,
): Meaning {
  const rows = isGrown ? grownRows(rowOf, openStems(index).size) : rowsByText(rowOf, earlier, index);
  const { rows: papers, memory } = paperVectors(
    index,
    { rowOf: rows, words, dimensions },
    { rows: placed.subarray(0, same * dimensions), memory: placedIn },
  );
  return { dimensions, learntFrom, rowOf: rows, words, papers, memory };
}
