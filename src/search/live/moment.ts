import type { AnswerText } from '../answer/answer-text.ts';
import type { SearchThreadData } from './search-protocol.ts';

/** A catalog of one moment, as threads search it. */
export interface Moment {
  readonly number: number;
  /** What a thread opens, with the vectors that there are by now. */
  data(): SearchThreadData;
  /** Looks up what of some documents is read to answer a question. */
  texts(documents: readonly number[]): readonly AnswerText[];
}
