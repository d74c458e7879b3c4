import type { Paper } from '../../paper/paper.ts';

/** The parts of a paper that are read to answer a question. */
export interface AnswerText {
  /** Title and keywords. */
  readonly heading: string;
  /** What sentences are quoted from: the abstract, or the summary if there is none. */
  readonly body: string;
  /** Counted as well if it's not quoted from. */
  readonly summary: string | undefined;
}

export function answerText({ title, keywords = [], abstract, summary }: Paper): AnswerText {
  return {
    heading: [title, ...keywords].join(', '),
    body: abstract ?? summary ?? '',
    summary: abstract === undefined ? undefined : (summary ?? ''),
  };
}
