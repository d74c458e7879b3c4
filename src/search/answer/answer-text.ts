import type { Paper } from '../../paper/paper.ts';

/** What of a paper is read to answer a question. */
export interface AnswerText {
  /** Title and keywords. */
  readonly heading: string;
  /** What sentences are quoted from: the abstract, for want of one the summary. */
  readonly body: string;
  /** Counted as well when it is not quoted from. */
  readonly summary: string | undefined;
}

export function answerText({ title, keywords = [], abstract, summary }: Paper): AnswerText {
  return {
    heading: [title, ...keywords].join(', '),
    body: abstract ?? summary ?? '',
    summary: abstract === undefined ? undefined : (summary ?? ''),
  };
}
