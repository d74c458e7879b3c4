import type { PackedIndex } from './packed-index.ts';

/** Constants of BM25 over the text and, with its own weight, the title: the best score of a block of postings is of these. */
export interface Bm25 {
  /** Saturation and length normalisation of both fields. */
  readonly k1: number;
  readonly b: number;
  /** Weight of the title as a field of its own, beside being part of the text. */
  readonly title: number;
}

export const BM25: Bm25 = { k1: 1, b: 0.6, title: 0.3 };

/** Inverse document frequency of what `n` of `N` papers hold: `ln(1 + (N - n + 0.5) / (n + 0.5))`, as Lucene has it. */
export function idfOf(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

/** What is added to a count under the line: `base + textNorm * length` in the text, `base + titleNorm * length` in the title. */
export interface Norms {
  readonly base: number;
  readonly textNorm: number;
  readonly titleNorm: number;
  readonly averageLength: number;
}

/** `k1 (1 - b + b length / average)`, with what is the same for all documents worked out once. */
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

/** Makes BM25 of one posting, from what its stem counts at most in a text and in a title. @param both - Its count, see `PackedPostings.postingCount`. */
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

/** What a stem counts in a text and in a title, when it stands there without end. */
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
