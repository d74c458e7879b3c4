import { BM25, normsOf } from './bm25.ts';
import type { PackedIndex } from './packed-index.ts';

type Lengths = Pick<PackedIndex, 'documents' | 'textTotal' | 'titleTotal'>;
type Weights = readonly [text: number, title: number];

/**
 * By what a score can have grown since texts and titles are longer on average; where they are shorter, it has sunk as much. For a text
 * that is `g` times as long on average, `c / (c + n / g)` is at most `g` times `c / (c + n)`.
 */
export function lengthGrowth(before: Lengths, after: Lengths): number {
  const [then, now] = [normsOf(BM25, before), normsOf(BM25, after)];
  const ratios = [then.textNorm / now.textNorm, then.titleNorm / now.titleNorm];
  return Math.max(...ratios, ...ratios.map((ratio) => 1 / ratio));
}

/** By what a share of what a stem counts at most (see `fullWeights`) can have grown since it counts otherwise. */
export function weightGrowth([text, title]: Weights, [newText, newTitle]: Weights): number {
  // In a title that it did not count in, no document that was there holds it.
  const most = title === 0 ? newText / text : Math.max(newText / text, newTitle / title);
  return (most * (text + title)) / (newText + newTitle);
}
