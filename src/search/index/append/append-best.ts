import { lengthGrowth, weightGrowth } from '../best-growth.ts';
import { bestShares, createShareWriter, type Scored } from '../block-best.ts';
import { BM25, fullWeights } from '../bm25.ts';
import { sharedArray } from '../growing-array.ts';
import type { PackedIndex } from '../packed-index.ts';
import { BLOCK, holders } from '../postings.ts';
import type { Places } from './places.ts';

type Best = Pick<PackedIndex, 'blockBest' | 'bestGrowth'>;

/** Recompute all best scores if they may be off by more than this factor, or if this share of the papers is new. */
const MOST_GROWTH = 1.02;
const MOST_ADDED = 1 / 20;
/** Recompute a stem's best scores if one append may change them by more than this factor; less for rare stems, which are cheap. */
const MOST_CHANGE = 1.005;
const FEW_CHANGE = 1.0005;
const FEW = 4 * BLOCK;

/**
 * Best scores of blocks in an index made by appending to another. Existing ones are kept although stem weights and average lengths
 * changed slightly; multiplied by the most they can have grown, they stay upper bounds. If the average length grows `g` times,
 * `c / (c + n / g)` is at most `g` times `c / (c + n)`; text and title together grow at most as much as the one that grows most.
 */
export function appendBest(first: PackedIndex, index: Scored, stems: Places): Best {
  const anew = () => ({ blockBest: bestShares(index, BM25), bestGrowth: 1 });
  if (index.documents > first.documents * (1 + MOST_ADDED)) return anew();
  const blockBest = sharedArray(Uint8Array, index.blockLast.length);
  const put = createShareWriter(index, BM25, blockBest);
  const lengths = lengthGrowth(first, index);
  let growth = 1;
  let old = 0;

  /** Keeps the known shares of a stem's blocks, unless too much has changed. Returns how many it kept. */
  function keep(stem: number): number {
    const before = holders(first, old);
    const now = holders(index, stem);
    const grown = lengths * weightGrowth(weightsOf(first, old), weightsOf(index, stem));
    const change = Math.max(grown, 1 / grown);
    if (change > (now <= FEW ? FEW_CHANGE : MOST_CHANGE)) return 0;
    growth = Math.max(growth, grown);
    const kept = before === now ? Math.ceil(now / BLOCK) : Math.floor(before / BLOCK);
    const start = first.blockStart[old] ?? 0;
    blockBest.set(first.blockBest.subarray(start, start + kept), index.blockStart[stem]);
    return kept;
  }

  for (let stem = 0; stem < stems.count; stem++) {
    if (stems.ofFirst[old] !== stem) put(stem);
    else {
      put(stem, keep(stem));
      old++;
    }
  }
  const bestGrowth = first.bestGrowth * growth;
  return bestGrowth > MOST_GROWTH ? anew() : { blockBest, bestGrowth };
}

function weightsOf(index: Scored, stem: number) {
  return fullWeights(BM25, index.documents, holders(index, stem), index.titleFrequency[stem] ?? 0);
}
