import type { Paper } from '../../paper/paper.ts';
import type { Correction } from '../query/correct.ts';

/** One quoted sentence of a paper that answers a question. */
export interface AnswerQuote {
  readonly paper: Paper;
  readonly sentence: string;
  readonly score: number;
}

/** What the catalog says to a question. */
export interface AnswerOutcome {
  /** Of different papers, best first; none when nothing in the catalog answers. */
  readonly quotes: readonly AnswerQuote[];
  /** Words of the question that the catalog does not know and what was read in their place, where that was answered. */
  readonly corrections: readonly Correction[];
}
