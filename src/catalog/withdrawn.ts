import type { Paper } from '../paper/paper.ts';

/**
 * Marks a paper as withdrawn by its authors on a day (`YYYY-MM-DD`). It can still be found, since people look for it.
 */
export function markWithdrawn(paper: Paper, on: string): Paper {
  return { ...paper, extra: { ...paper.extra, withdrawnAt: on } };
}

/** The day a paper was withdrawn, or undefined if it wasn't. */
export function withdrawnOn(paper: Paper): string | undefined {
  const day = paper.extra?.withdrawnAt;
  return typeof day === 'string' ? day : undefined;
}
