import type { PackedIndex } from './packed-index.ts';

/** Constants of BM25 over the text and, weighted separately, the title. Best scores of posting blocks depend on them. */
export interface Bm25 {
  /** Saturation and length normalisation of both fields. */
  readonly k1: number;
  readonly b: number;
  /** Extra weight of the title as a separate field; its words also count as text. */
  readonly title: number;
}

export const BM25: Bm25 = { k1: 1, b: 0.6, title: 0.3 };

/** Inverse document frequency of a stem in `n` of `N` papers: `ln(1 + (N - n + 0.5) / (n + 0.5))`, as in Lucene. */
export function idfOf(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

/** Terms added to the count in BM25's denominator: `base + textNorm * length` for the text, `base + titleNorm * length` for the title. */
export interface Norms {
  readonly base: number;
  readonly textNorm: number;
  readonly titleNorm: number;
  readonly averageLength: number;
}

/** `k1 (1 - b + b length / average)`, with the parts common to all documents precomputed. */
export function normsOf(
  { k1, b }: Bm25,
  { documents, textTotal, titleTotal }: Readonly<Record<'documents' | 'textTotal' | 'titleTotal', number>>,
): Norms {
  const averageLength = Math.max(1, textTotal / Math.max(1, documents));
  const averageTitle = Math.max(1, titleTotal / Math.max(1, documents));
  return {
    base: k1 * (1 - b),
    textNorm: (k1 * b) / averageLength,
    titleNorm: (k1 * b) / averageTitle,
    averageLength,
  };
}

/**
 * Creates a function that scores a posting by BM25, given its stem's full weights in text and title, and the packed count `both`
 * (see `PackedPostings.postingCount`).
 */
export function createPostingScore(
  constants: Bm25,
  index: Pick<PackedIndex, 'documents' | 'textTotal' | 'titleTotal' | 'textLength' | 'titleLength'>,
): (text: number, title: number, both: number, document: number) => number {
  const { textLength, titleLength } = index;
  const { base, textNorm, titleNorm } = normsOf(constants, index);
  return (text, title, both, document) => {
    const inText = both & 63;
    const inTitle = both >> 6;
    const score = (text * inText) / (inText + base + textNorm * (textLength[document] ?? 0));
    return inTitle === 0
      ? score
      : score + (title * inTitle) / (inTitle + base + titleNorm * (titleLength[document] ?? 0));
  };
}

/** A stem's weights in a text and in a title in the limit of infinitely many occurrences. */
export function fullWeights(
  { k1, title }: Bm25,
  documents: number,
  frequency: number,
  titleFrequency: number,
): readonly [text: number, title: number] {
  return [
    (k1 + 1) * idfOf(documents, frequency),
    titleFrequency === 0 ? 0 : title * (k1 + 1) * idfOf(documents, titleFrequency),
  ];
}
