import { lengthGrowth, weightGrowth } from './best-growth.ts';
import { BM25, fullWeights } from './bm25.ts';
import { endToEnd } from './joint-lists.ts';
import { inSecond } from './joint-numbers.ts';
import { NONE } from './lexicon.ts';
import type { IndexTail, PackedIndex } from './packed-index.ts';
import { documentsHolding, holders, type UnscoredPostings } from './postings.ts';

/** The parts of an index needed to count and read postings. */
type Postings = Omit<UnscoredPostings, 'postingCount'> & Pick<PackedIndex, 'titleFrequency' | 'tail'>;

/** How many documents contain a stem, in text or title; 0 for `NONE`. */
export function holdersOf(
  { postingStart, tail }: Pick<Postings, 'postingStart' | 'tail'>,
  stem: number,
): number {
  const first = holdersBefore({ postingStart }, stem);
  return tail === undefined ? first : first + holdersIn(tail, stem);
}

/** The same for papers before the tail. A stem that is new in the tail has no postings there. */
function holdersBefore({ postingStart }: Pick<Postings, 'postingStart'>, stem: number): number {
  return stem + 1 < postingStart.length ? holders({ postingStart }, stem) : 0;
}

function holdersIn({ stems, index }: IndexTail, stem: number): number {
  const at = inSecond(stems, stem);
  return at === NONE ? 0 : holders(index, at);
}

/** How many titles contain a stem. */
export function titlesHolding(
  { titleFrequency, tail }: Pick<Postings, 'titleFrequency' | 'tail'>,
  stem: number,
): number {
  const first = titleFrequency[stem] ?? 0;
  const at = tail === undefined ? NONE : inSecond(tail.stems, stem);
  return first + (tail?.index.titleFrequency[at] ?? 0);
}

/** All documents that contain a stem, ascending. */
export function documentsOf(index: Omit<Postings, 'titleFrequency'>, stem: number): Uint32Array {
  const { postingStart, tail } = index;
  const first = stem + 1 < postingStart.length ? documentsHolding(index, stem) : new Uint32Array(0);
  const at = tail === undefined ? NONE : inSecond(tail.stems, stem);
  if (tail === undefined || at === NONE) return first;
  const later = documentsHolding(tail.index, at).map((document) => document + tail.before.documents);
  return endToEnd(first, later);
}

/**
 * Factors for the best scores of a stem's blocks, before the tail and in it. The scores were computed with other stem weights and
 * average lengths; these factors keep them upper bounds. See `appendBest`.
 */
export function bestGrowths(index: PackedIndex, stem: number): readonly [first: number, later: number] {
  const { tail } = index;
  if (tail === undefined) return [index.bestGrowth, 1];
  const now = fullWeights(BM25, index.documents, holdersOf(index, stem), titlesHolding(index, stem));
  const at = inSecond(tail.stems, stem);
  const first = { ...index, ...tail.before };
  const growth = (part: PackedIndex, papers: number, titles: number) =>
    papers === 0
      ? 1
      : part.bestGrowth *
        lengthGrowth(part, index) *
        weightGrowth(fullWeights(BM25, part.documents, papers, titles), now);
  const papers = holdersBefore(index, stem);
  return [
    growth(first, papers, index.titleFrequency[stem] ?? 0),
    at === NONE ? 1 : growth(tail.index, holders(tail.index, at), tail.index.titleFrequency[at] ?? 0),
  ];
}
