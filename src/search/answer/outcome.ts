import type { Paper } from '../../paper/paper.ts';
import type { Correction } from '../query/correct.ts';
import type { RecordField } from './record-question.ts';

/** A paper that answers a question, by one of its sentences where one says it. */
export interface AnswerQuote {
  readonly paper: Paper;
  /** Absent where the paper is named, but no sentence of it fits to be quoted. */
  readonly sentence?: string;
  readonly score: number;
}

/** What the catalog says to a question. */
export interface AnswerOutcome {
  /** Of different papers, best first; none when nothing in the catalog answers. */
  readonly quotes: readonly AnswerQuote[];
  /** Set where the record of the one paper answers, which then has no sentence: who wrote it, or when it came out. */
  readonly byRecord?: RecordField;
  /** Set where the question is about the bot, which its help answers, and no paper. */
  readonly isAboutTheBot?: true;
  /** Words of the question that the catalog does not know and what was read in their place, where that was answered. */
  readonly corrections: readonly Correction[];
}
