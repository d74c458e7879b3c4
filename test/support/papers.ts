import type { Paper } from '../../src/paper/paper.ts';

/** A paper, overridden with what a test cares about. */
export function paper(id: string, over: Partial<Paper> = {}): Paper {
  return { id, title: `Title of ${id}`, authors: ['Ada Lovelace'], ...over };
}

/** A paper with every field set. */
export const fullPaper: Paper = {
  id: '2401.00001',
  title: 'Kites *and* letters',
  authors: ['Ada North', 'Bo West', 'Cy East', 'Di South', 'Ed Low', 'Flo High', 'Gus Far', 'Hal Near'],
  published: '2024-01-02',
  categories: ['cs.CL', 'cs.LG', 'cs.AI', 'cs.IR', 'cs.CV'],
  organization: 'Kite Lab',
  upvotes: 37,
  comments: 4,
  codeStars: 1234,
  summary: 'Kites meet letters.',
  abstract: 'They get on for much longer than this.',
  keywords: ['kites', 'letters'],
  codeUrl: 'https://github.com/a/b',
  projectUrl: 'https://kites.example.com/',
  thumbnailUrl: 'https://img.example.com/a.png',
};
