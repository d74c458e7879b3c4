import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { createTextReader } from '../index/texts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words up to this far apart co-occur; nearer ones count more. */
const WINDOW = 10;
/** Most words to read of a text. */
const WORDS = 400;

/** How much more often two words co-occur than by chance: a sparse symmetric matrix in row order. */
export interface Association {
  /** Entries of row `r` are `[start[r], start[r + 1])` of the next two. */
  readonly start: Uint32Array;
  readonly column: Uint32Array;
  readonly value: Float32Array;
}

const WEIGHTS = Float32Array.from({ length: WINDOW + 1 }, (_, distance) => (WINDOW + 1 - distance) / WINDOW);

/**
 * Positive pointwise mutual information of words within a window of each other in these papers:
 * `max(0, ln(c_ab * total / (c_a * c_b)))`, after Church and Hanks, "Word Association Norms, Mutual Information, and
 * Lexicography" (1990). Goes through the occurrences of one word at a time, so it only needs one dense counter.
 */
export function associationOf(
  index: PackedIndex,
  { rowOf, size }: Vocabulary,
  papers: readonly number[],
): Association {
  const places = placesOf(index, rowOf, papers);
  const { start: occurrence, where } = occurrencesOf(places, size);
  const sums = neighbourSums(places, size);
  const total = sums.reduce((sum, one) => sum + one, 0);
  const counts = new Float32Array(size);
  const touched = new Uint32Array(size);
  const start = new Uint32Array(size + 1);
  const column: number[] = [];
  const value: number[] = [];
  for (let row = 0; row < size; row++) {
    const found = countNeighbours(
      places,
      where.subarray(occurrence[row], occurrence[row + 1]),
      counts,
      touched,
    );
    for (let i = 0; i < found; i++) {
      const other = touched[i] ?? 0;
      const together = counts[other] ?? 0;
      counts[other] = 0;
      const information = Math.log((together * total) / ((sums[row] ?? 1) * (sums[other] ?? 1)));
      if (information <= 0) continue;
      column.push(other);
      value.push(information);
    }
    start[row + 1] = column.length;
  }
  return { start, column: Uint32Array.from(column), value: Float32Array.from(value) };
}

/** The rows of all words end to end, with an empty window between texts. */
function placesOf(index: PackedIndex, rowOf: Uint32Array, papers: readonly number[]): Uint32Array {
  const { textLength, stemOf } = index;
  const texts = createTextReader(index);
  const lengthOf = (paper: number) => Math.min(WORDS, textLength[paper] ?? 0);
  const places = new Uint32Array(papers.reduce((sum, paper) => sum + lengthOf(paper) + WINDOW, 0)).fill(NONE);
  let at = 0;
  for (const paper of papers) {
    const text = texts.words(paper);
    const words = lengthOf(paper);
    for (let i = 0; i < words; i++) places[at + i] = rowOf[stemOf[text[i] ?? 0] ?? NONE] ?? NONE;
    at += words + WINDOW;
  }
  return places;
}

/** Positions by row. */
function occurrencesOf(places: Uint32Array, rows: number) {
  const start = new Uint32Array(rows + 1);
  for (const row of places) if (row !== NONE) start[row + 1] = (start[row + 1] ?? 0) + 1;
  for (let row = 0; row < rows; row++) start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0);
  const next = start.slice();
  const where = new Uint32Array(start[rows] ?? 0);
  places.forEach((row, place) => {
    if (row === NONE) return;
    const at = next[row] ?? 0;
    where[at] = place;
    next[row] = at + 1;
  });
  return { start, where };
}

/** Total weight of the neighbours of each row. */
function neighbourSums(places: Uint32Array, rows: number): Float64Array {
  const sums = new Float64Array(rows);
  for (let place = 0; place < places.length; place++) {
    const row = places[place] ?? NONE;
    if (row === NONE) continue;
    let sum = 0;
    for (let distance = 1; distance <= WINDOW; distance++) {
      const weight = WEIGHTS[distance] ?? 0;
      if ((places[place - distance] ?? NONE) !== NONE) sum += weight;
      if ((places[place + distance] ?? NONE) !== NONE) sum += weight;
    }
    sums[row] = (sums[row] ?? 0) + sum;
  }
  return sums;
}

/** Adds the weights of the neighbours of these occurrences to `counts`. Returns how many rows it wrote to `touched`. */
function countNeighbours(
  places: Uint32Array,
  occurrences: Uint32Array,
  counts: Float32Array,
  touched: Uint32Array,
): number {
  let found = 0;
  for (const place of occurrences) {
    for (let distance = -WINDOW; distance <= WINDOW; distance++) {
      const other = distance === 0 ? NONE : (places[place + distance] ?? NONE);
      if (other === NONE) continue;
      const before = counts[other] ?? 0;
      if (before === 0) touched[found++] = other;
      counts[other] = before + (WEIGHTS[Math.abs(distance)] ?? 0);
    }
  }
  return found;
}
