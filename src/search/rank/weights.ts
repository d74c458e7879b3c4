import { BM25, type Bm25 } from '../index/bm25.ts';

/** Constants of the ranking; `src/search/README.md` says how they were chosen. */
export interface RankingWeights extends Bm25 {
  /** Documents of the first round that are reranked. */
  readonly depth: number;
  /**
   * Share of BM25 over words as written, not their stems; and what is added to it for a query of one word, half of that
   * for two, a third for three: in a short query the form of a word counts.
   */
  readonly surface: number;
  readonly surfaceShort: number;
  /** Neighbouring query words next to each other in order, and near each other. */
  readonly ordered: number;
  readonly near: number;
  /** Early position of a query word in the text; in full for a long query, half for two words, none for one. */
  readonly early: number;
  /** Share of the query that the document has. */
  readonly coverage: number;
  /**
   * Bonus for a title with the query, and how steeply it falls with what is missing; as with early position, a single
   * word gets none, as BM25 over titles has counted it already.
   */
  readonly titleCoverage: number;
  readonly titleSteepness: number;
  /** Bonus for a title with the query word for word: the larger, the more of the title it is and the newer the paper. */
  readonly titlePhrase: number;
  readonly titleShare: number;
  readonly titleRecency: number;
  /** Bonus for a paper by someone whom the query names. */
  readonly author: number;
  /** What each point of `RankRequest.authorFit` adds. */
  readonly authorFit: number;
  /** Weight of what the first few papers share, per query word; from how many papers, and how many of their words. */
  readonly feedback: number;
  readonly feedbackDocuments: number;
  readonly feedbackTerms: number;
}

export const WEIGHTS: RankingWeights = {
  ...BM25,
  depth: 100,
  surface: 0.2,
  surfaceShort: 0.8,
  ordered: 0.5,
  near: 0.2,
  early: 0.5,
  coverage: 0.5,
  titleCoverage: 0.4,
  titleSteepness: 3,
  titlePhrase: 2,
  titleShare: 6,
  titleRecency: 2,
  author: 2,
  authorFit: 1,
  feedback: 0.1,
  feedbackDocuments: 10,
  feedbackTerms: 30,
};
