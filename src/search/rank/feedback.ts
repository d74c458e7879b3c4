import { openStems } from '../index/joint-lexicon.ts';
import { holdersOf } from '../index/joint-postings.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { CodeMarks } from './code-marks.ts';
import type { HeadText } from './head-texts.ts';
import { heaviest } from './heaviest.ts';
import type { Scorer } from './scorer.ts';
import type { ScoredDocument } from './top.ts';
import type { RankingWeights } from './weights.ts';

/** Stems in more than this share of the catalog say nothing about the topic. */
const COMMON_SHARE = 0.1;

/**
 * Pseudo-relevance feedback after RM3 (Abdul-Jaleel et al., "UMass at TREC 2004: Novelty and HARD"): the words that
 * the first few papers share describe the topic, and papers in the head that have them rise. Only the head is
 * rescored, so no second search is needed.
 */
export function createFeedback(
  index: PackedIndex,
  scorer: Scorer,
  weights: RankingWeights,
  textOf: (document: number) => HeadText,
  /** Zeros between calls. */
  marks: CodeMarks,
) {
  const { documents, stemOf, wordOfCode } = index;
  /** Each stem's position in the model, plus one. */
  const placeOf = marks.of;
  /** Each stem's share in the first documents (zeros between calls), and the stems that have one. */
  const shareOf = new Float64Array(openStems(index).size + 1);
  let found = new Uint32Array(1_024);

  /** Adds a document's stems to the `count` that have a share already; returns the new count. */
  function add({ codes, from, to }: HeadText, share: number, count: number): number {
    let filled = count;
    if (found.length < filled + to - from) {
      const more = new Uint32Array((filled + to - from) * 2);
      more.set(found);
      found = more;
    }
    for (let i = from; i < to; i++) {
      const stem = stemOf[wordOfCode[codes[i] ?? 0] ?? 0] ?? 0;
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
      const text = textOf(document);
      const share = score / total / Math.max(1, text.to - text.from);
      if (share !== 0) count = add(text, share, count);
    }
    const chosen = heaviest(found.subarray(0, count), shareOf, weights.feedbackTerms, (stem) => {
      const frequency = holdersOf(index, stem);
      return frequency > 1 && frequency <= documents * COMMON_SHARE;
    });
    for (let i = 0; i < count; i++) shareOf[found[i] ?? 0] = 0;
    const mass = chosen.reduce((sum, [, weight]) => sum + weight, 0);
    const model = Float64Array.from(chosen, ([stem, weight]) => (weight / mass) * scorer.idfOfStem(stem));
    chosen.forEach(([stem], place) => {
      marks.mark(stem, place + 1);
    });

    const { k1, b } = weights;
    const counts = new Uint16Array(model.length + 1);
    const again = ranked.map(({ document, score }) => {
      const { codes, from, to } = textOf(document);
      const norm = k1 * (1 - b + (b * (to - from)) / scorer.averageLength);
      counts.fill(0);
      for (let i = from; i < to; i++) {
        const place = placeOf[codes[i] ?? 0] ?? 0;
        if (place > 0) counts[place] = (counts[place] ?? 0) + 1;
      }
      let gain = 0;
      for (let place = 0; place < model.length; place++) {
        const count = counts[place + 1] ?? 0;
        if (count === 0) continue;
        gain += ((model[place] ?? 0) * count * (k1 + 1)) / (count + norm);
      }
      return { document, score: score + weights.feedback * queryLength * gain };
    });
    for (const [stem] of chosen) marks.mark(stem, 0);
    return again.sort((x, y) => y.score - x.score || x.document - y.document);
  };
}
