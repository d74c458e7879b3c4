import type { PackedIndex } from '../index/packed-index.ts';
import { createBagger, emptyBag } from './bag.ts';
import { type Meaning, SCALE } from './meaning.ts';
import { addTimes } from './parameters.ts';
import { normalise } from './subspace.ts';

/**
 * The vector of each paper's title and text: the sum of its words', each `1 + ln n` times.
 *
 * @param known those of the first papers, which are not worked out again.
 */
export function paperVectors(
  index: PackedIndex,
  { rowOf, words, dimensions }: Pick<Meaning, 'rowOf' | 'words' | 'dimensions'>,
  known: Int8Array = new Int8Array(0),
): Int8Array {
  const { documents } = index;
  const papers = new Int8Array(documents * dimensions);
  papers.set(known);
  const fill = createBagger(index, rowOf, words.length / dimensions);
  const bag = emptyBag();
  const sum = new Float32Array(dimensions);
  for (let document = known.length / dimensions; document < documents; document++) {
    fill(bag, document, 0, Number.POSITIVE_INFINITY);
    sum.fill(0);
    for (let i = 0; i < bag.size; i++)
      addTimes(sum, words, (bag.rows[i] ?? 0) * dimensions, 1 + Math.log(bag.counts[i] ?? 1));
    normalise(sum);
    for (let d = 0; d < dimensions; d++)
      papers[document * dimensions + d] = Math.max(-127, Math.min(127, Math.round((sum[d] ?? 0) * SCALE)));
  }
  return papers;
}
