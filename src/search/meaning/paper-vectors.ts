import type { PackedIndex } from '../index/packed-index.ts';
import { createBagger, emptyBag } from './bag.ts';
import { type Meaning, SCALE } from './meaning.ts';
import { addTimes } from './parameters.ts';
import { type SharedRows, sharedRows } from './shared-rows.ts';
import { normalise } from './subspace.ts';

/**
 * Computes the vector of each paper: the sum of its words' vectors, each times `1 + ln n`, normalised.
 *
 * @param known vectors of the first papers, which are reused, without a copy if there is spare capacity.
 */
export function paperVectors(
  index: PackedIndex,
  { rowOf, words, dimensions }: Pick<Meaning, 'rowOf' | 'words' | 'dimensions'>,
  known: SharedRows = { rows: new Int8Array(0) },
): SharedRows {
  const { documents } = index;
  const papers = sharedRows(documents * dimensions, known);
  const fill = createBagger(index, rowOf, words.length / dimensions);
  const bag = emptyBag();
  const sum = new Float32Array(dimensions);
  for (let document = known.rows.length / dimensions; document < documents; document++) {
    fill(bag, document, 0, Number.POSITIVE_INFINITY);
    sum.fill(0);
    for (let i = 0; i < bag.size; i++)
      addTimes(sum, words, (bag.rows[i] ?? 0) * dimensions, 1 + Math.log(bag.counts[i] ?? 1));
    normalise(sum);
    for (let d = 0; d < dimensions; d++)
      papers.rows[document * dimensions + d] = Math.max(
        -127,
        Math.min(127, Math.round((sum[d] ?? 0) * SCALE)),
      );
  }
  return papers;
}
