import type { Paper } from '../../paper/paper.ts';
import type { Correction } from '../query/correct.ts';
import type { RecordField } from './record-question.ts';

/** A paper that answers a question, with one of its sentences if one says it. */
export interface AnswerQuote {
  readonly paper: Paper;
  /** Absent if the paper is named, but has no sentence fit to quote. */
  readonly sentence?: string;
  readonly score: number;
}

/** The catalog's answer to a question. */
export interface AnswerOutcome {
  /** One per paper, best first; none if nothing in the catalog answers. */
  readonly quotes: readonly AnswerQuote[];
  /** Set if the record of the single paper answers, which then has no sentence: who wrote it, or when it came out. */
  readonly byRecord?: RecordField;
  /** Set if the question is about the bot: its help answers that, and no paper. */
  readonly isAboutTheBot?: true;
  /** Unknown words of the question and what was read instead, if that was answered. */
  readonly corrections: readonly Correction[];
}
