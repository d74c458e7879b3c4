/** Constants of the ranking; `src/search/README.md` says how they were chosen. */
export interface RankingWeights {
  /** BM25 saturation and length normalisation of both fields. */
  readonly k1: number;
  readonly b: number;
  /** Weight of the title as a field of its own, beside being part of the text. */
  readonly title: number;
  /** Documents of the first round that are ranked anew. */
  readonly depth: number;
  /** Share of BM25 over words as they are written, not their stems. */
  readonly surface: number;
  /** Neighbouring query words next to each other in order, and near each other. */
  readonly ordered: number;
  readonly near: number;
  /** Early position of a query word in the text. */
  readonly early: number;
  /** Share of the query that the document holds. */
  readonly coverage: number;
  /** Bonus of a title that holds the query, and how steeply it falls with what is missing. */
  readonly titleCoverage: number;
  readonly titleSteepness: number;
  /** Bonus of a title that holds the query word by word: more the more of the title that is, and the newer the paper. */
  readonly titlePhrase: number;
  readonly titleShare: number;
  readonly titleRecency: number;
  /** Bonus of a title that is the query. */
  readonly wholeTitle: number;
}

export const WEIGHTS: RankingWeights = {
  k1: 1.2,
  b: 0.75,
  title: 0.3,
  depth: 100,
  surface: 0.2,
  ordered: 0.4,
  near: 0.1,
  early: 0.4,
  coverage: 0.5,
  titleCoverage: 0.8,
  titleSteepness: 3,
  titlePhrase: 2,
  titleShare: 6,
  titleRecency: 2,
  wholeTitle: 3,
};
