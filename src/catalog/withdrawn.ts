import type { Paper } from '../paper/paper.ts';

/** A paper with the day (`YYYY-MM-DD`) on which its authors took it back. It stays findable, since people look for it. */
export function markWithdrawn(paper: Paper, on: string): Paper {
  return { ...paper, extra: { ...paper.extra, withdrawnAt: on } };
}

/** The day on which a paper was withdrawn, or undefined when it stands. */
export function withdrawnOn(paper: Paper): string | undefined {
  const day = paper.extra?.withdrawnAt;
  return typeof day === 'string' ? day : undefined;
}
