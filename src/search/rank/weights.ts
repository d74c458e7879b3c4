import { BM25, type Bm25 } from '../index/bm25.ts';

/** Constants of the ranking; `src/search/README.md` says how they were chosen. */
export interface RankingWeights extends Bm25 {
  /** Documents of the first round that are ranked anew. */
  readonly depth: number;
  /**
   * Share of BM25 over words as they are written, not their stems; and what is added to it for a query of one word,
   * half of that for two words, a third for three: in a short query the form of a word counts.
   */
  readonly surface: number;
  readonly surfaceShort: number;
  /** Neighbouring query words next to each other in order, and near each other. */
  readonly ordered: number;
  readonly near: number;
  /** Early position of a query word in the text; all of it in a long query, half for two words, none for one. */
  readonly early: number;
  /** Share of the query that the document holds. */
  readonly coverage: number;
  /**
   * Bonus of a title that holds the query, and how steeply it falls with what is missing; as with early position,
   * one word alone gets none of it, as BM25 over titles has said it already.
   */
  readonly titleCoverage: number;
  readonly titleSteepness: number;
  /** Bonus of a title that holds the query word by word: more the more of the title that is, and the newer the paper. */
  readonly titlePhrase: number;
  readonly titleShare: number;
  readonly titleRecency: number;
  /** Bonus of a paper by someone whom the query names. */
  readonly author: number;
  /** What each point of `RankRequest.authorFit` adds. */
  readonly authorFit: number;
  /** Weight of what the first few papers share, per word of the query; from how many papers, and words of them. */
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
