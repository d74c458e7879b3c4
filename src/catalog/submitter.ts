import type { Paper } from '../paper/paper.ts';

/** Who submitted a paper, as they were called, or undefined when nobody did. */
export function submitterOf(paper: Paper): string | undefined {
  const name = paper.extra?.submittedBy;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** A paper that does not say any more who submitted it, and never will again: see `mergePapers`. */
export function withoutSubmitter(paper: Paper): Paper {
  return { ...paper, extra: { ...paper.extra, submittedBy: '' } };
}
