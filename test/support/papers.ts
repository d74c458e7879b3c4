import type { Paper } from '../../src/paper/paper.ts';

/** A paper with what a test cares about put over it. */
export function paper(id: string, over: Partial<Paper> = {}): Paper {
  return { id, title: `Title of ${id}`, authors: ['Ada Lovelace'], ...over };
}
