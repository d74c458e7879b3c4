import type { PackedIndex } from '../index/packed-index.ts';
import { holders } from '../index/postings.ts';
import type { HeadText } from './head-texts.ts';
import { heaviest } from './heaviest.ts';
import type { Scorer } from './scorer.ts';
import type { ScoredDocument } from './top.ts';
import type { RankingWeights } from './weights.ts';

/** Stems in more than this share of the catalog say nothing about a topic. */
const COMMON_SHARE = 0.1;

/**
 * Pseudo-relevance feedback after RM3 (Abdul-Jaleel et al., "UMass at TREC 2004: Novelty and HARD"): the words that
 * the first few papers share describe the topic, and papers of the head that hold them rise. Only documents at
 * hand are scored, so it costs a look at each and no second search.
 */
export function createFeedback(
  index: PackedIndex,
  scorer: Scorer,
  weights: RankingWeights,
  textOf: (document: number) => HeadText,
) {
  const { documents } = index;
  /** Place in the model plus one of each stem in it; zeros between calls. */
  const placeOf = new Uint8Array(index.stems.starts.length);
  /** The share of each stem in the first documents, zeros between calls, and the stems that have one. */
  const shareOf = new Float64Array(index.stems.starts.length);
  let found = new Uint32Array(1_024);

  /** Adds the stems of a document, so many stems having a share already; gives how many have one now. */
  function add(stems: Uint32Array, share: number, count: number): number {
    let filled = count;
    if (found.length < filled + stems.length) {
      const more = new Uint32Array((filled + stems.length) * 2);
      more.set(found);
      found = more;
    }
    for (let i = 0; i < stems.length; i++) {
      const stem = stems[i] ?? 0;
      const before = shareOf[stem] ?? 0;
      if (before === 0) found[filled++] = stem;
      shareOf[stem] = before + share;
    }
    return filled;
  }

  return (ranked: readonly ScoredDocument[], queryLength: number): ScoredDocument[] => {
    if (weights.feedback === 0 || ranked.length < weights.feedbackDocuments) return [...ranked];
    const first = ranked.slice(0, weights.feedbackDocuments);
    const total = first.reduce((sum, { score }) => sum + score, 0);
    let count = 0;
    for (const { document, score } of first) {
      const { stems } = textOf(document);
      const share = score / total / Math.max(1, stems.length);
      if (share !== 0) count = add(stems, share, count);
    }
    const chosen = heaviest(found.subarray(0, count), shareOf, weights.feedbackTerms, (stem) => {
      const frequency = holders(index, stem);
      return frequency > 1 && frequency <= documents * COMMON_SHARE;
    });
    for (let i = 0; i < count; i++) shareOf[found[i] ?? 0] = 0;
    const mass = chosen.reduce((sum, [, weight]) => sum + weight, 0);
    const model = Float64Array.from(chosen, ([stem, weight]) => (weight / mass) * scorer.idfOfStem(stem));
    chosen.forEach(([stem], place) => {
      placeOf[stem] = place + 1;
    });

    const { k1, b } = weights;
    const counts = new Uint16Array(model.length + 1);
    const again = ranked.map(({ document, score }) => {
      const { stems } = textOf(document);
      const norm = k1 * (1 - b + (b * stems.length) / scorer.averageLength);
      counts.fill(0);
      for (let i = 0; i < stems.length; i++) {
        const place = placeOf[stems[i] ?? 0] ?? 0;
        counts[place] = (counts[place] ?? 0) + 1;
      }
      let gain = 0;
      for (let place = 0; place < model.length; place++) {
        const count = counts[place + 1] ?? 0;
        gain += ((model[place] ?? 0) * count * (k1 + 1)) / (count + norm);
      }
      return { document, score: score + weights.feedback * queryLength * gain };
    });
    for (const [stem] of chosen) placeOf[stem] = 0;
    return again.sort((x, y) => y.score - x.score || x.document - y.document);
  };
}
