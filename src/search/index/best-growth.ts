import { BM25, normsOf } from './bm25.ts';
import type { PackedIndex } from './packed-index.ts';

type Lengths = Pick<PackedIndex, 'documents' | 'textTotal' | 'titleTotal'>;
type Weights = readonly [text: number, title: number];

/**
 * Upper bound on the factor by which a score grew when the average lengths of texts and titles changed. If the average grows
 * `g` times, `c / (c + n / g)` is at most `g` times `c / (c + n)`.
 */
export function lengthGrowth(before: Lengths, after: Lengths): number {
  const [then, now] = [normsOf(BM25, before), normsOf(BM25, after)];
  const ratios = [then.textNorm / now.textNorm, then.titleNorm / now.titleNorm];
  return Math.max(...ratios, ...ratios.map((ratio) => 1 / ratio));
}

/** Upper bound on the factor by which a share of a stem's full weight (see `fullWeights`) grew when that weight changed. */
export function weightGrowth([text, title]: Weights, [newText, newTitle]: Weights): number {
  // A stem without a title weight wasn't in any title then.
  const most = title === 0 ? newText / text : Math.max(newText / text, newTitle / title);
  return (most * (text + title)) / (newText + newTitle);
}
