import type { AnswerText } from '../answer/answer-text.ts';
import type { SearchThreadData } from './search-protocol.ts';

/** The catalog at one moment, as threads search it. */
export interface Moment {
  readonly number: number;
  /** What a thread opens, with the vectors available now. */
  data(): SearchThreadData;
  /** Looks up the texts of documents that answers are quoted from. */
  texts(documents: readonly number[]): readonly AnswerText[];
}
