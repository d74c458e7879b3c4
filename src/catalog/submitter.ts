import type { Paper } from '../paper/paper.ts';

/** The name of a paper's submitter, or undefined if nobody submitted it. */
export function submitterOf(paper: Paper): string | undefined {
  const name = paper.extra?.submittedBy;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Removes the submitter's name from a paper for good: see `mergePapers`. */
export function withoutSubmitter(paper: Paper): Paper {
  return { ...paper, extra: { ...paper.extra, submittedBy: '' } };
}
