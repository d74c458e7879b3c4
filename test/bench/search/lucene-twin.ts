import type { Paper } from '../../../src/paper/paper.ts';
import { createStemmer } from '../../../src/search/text/stems.ts';

/** Lucene's English stop words (org.apache.lucene.analysis.en.EnglishAnalyzer). */
const STOP = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);
const WORD = /[\p{L}\p{N}_]+(?:(?:(?<=\p{L})['’＇.:](?=\p{L})|(?<=\p{N})[.,'](?=\p{N}))[\p{L}\p{N}_]+)*/gu;
const POSSESSIVE = /['’＇]s$/;

/** As Anserini runs it. */
const K1 = 0.9;
const B = 0.4;
/** Lengths below this are stored exactly. */
const EXACT_LENGTHS = 24;
const KEPT_BITS = 4;

export interface TwinOptions {
  /** Lucene stores a length in one byte. The twin keeps it exact, which makes it stronger, unless this is set. */
  readonly lengthsInAByte?: boolean;
}

export interface Twin {
  /** The best papers for a text, with Lucene's scores. */
  score(text: string, limit: number): { readonly id: string; readonly score: number }[];
  /** Terms in the whole index, and how many distinct ones. */
  readonly terms: number;
  readonly distinctTerms: number;
}

/**
 * Creates an EnglishAnalyzer: words as StandardTokenizer finds them, without possessives and stop words,
 * Porter-stemmed.
 */
export function createAnalyzer(): (text: string) => string[] {
  const stem = createStemmer();
  return (text) =>
    (text.match(WORD) ?? [])
      .map((word) => word.toLowerCase().replace(POSSESSIVE, ''))
      .filter((word) => word !== '' && !STOP.has(word))
      .map(stem);
}

/**
 * Lucene's BM25 (`BM25Similarity`, which leaves out the constant factor k1 + 1) as Anserini runs it on BEIR: title and
 * abstract as one text. `twin-check.ts` compares it with published figures.
 */
export function createTwin(papers: readonly Paper[], { lengthsInAByte = false }: TwinOptions = {}): Twin {
  const analyse = createAnalyzer();
  const postings = new Map<string, Postings>();
  const lengths = papers.map(({ title, abstract = '' }, document) => {
    const stems = analyse(`${title} ${abstract}`);
    for (const one of stems) {
      const list = postings.get(one) ?? { documents: [], counts: [] };
      if (list.documents.at(-1) !== document) {
        list.documents.push(document);
        list.counts.push(0);
      }
      list.counts.push((list.counts.pop() ?? 0) + 1);
      postings.set(one, list);
    }
    return stems.length;
  });
  const terms = lengths.reduce((sum, length) => sum + length, 0);
  const average = terms / papers.length;
  const norms = lengths.map((length) => {
    const kept = lengthsInAByte ? storedLength(length) : length;
    return K1 * (1 - B + (B * kept) / average);
  });

  return {
    terms,
    distinctTerms: postings.size,
    score(text, limit) {
      const scores = new Float64Array(papers.length);
      for (const one of analyse(text)) {
        const { documents, counts } = postings.get(one) ?? { documents: [], counts: [] };
        const idf = Math.log(1 + (papers.length - documents.length + 0.5) / (documents.length + 0.5));
        documents.forEach((document, i) => {
          const count = counts[i] ?? 0;
          scores[document] = (scores[document] ?? 0) + (idf * count) / (count + (norms[document] ?? 0));
        });
      }
      return papers
        .map(({ id }, document) => ({ id, score: scores[document] ?? 0 }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
  };
}

interface Postings {
  /** Ascending. */
  readonly documents: number[];
  readonly counts: number[];
}

/** Ranks papers like the twin: ids of the best for a text. */
export function createLuceneTwin(
  papers: readonly Paper[],
  options?: TwinOptions,
): (text: string, limit: number) => string[] {
  const twin = createTwin(papers, options);
  return (text, limit) => twin.score(text, limit).map(({ id }) => id);
}

/**
 * The length that Lucene reads back (`SmallFloat.intToByte4` and `byte4ToInt`): four leading bits of what is above 24.
 */
export function storedLength(length: number): number {
  const above = length - EXACT_LENGTHS;
  if (above < 0) return length;
  const dropped = Math.max(0, 32 - Math.clz32(above) - KEPT_BITS);
  return EXACT_LENGTHS + ((above >>> dropped) << dropped);
}
