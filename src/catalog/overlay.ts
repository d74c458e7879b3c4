import { mergePapers } from '../paper/merge.ts';
import type { Paper } from '../paper/paper.ts';
import { type Catalog, createCatalog } from './catalog.ts';

/** A catalog with newer records laid over it; where both know a paper, the newer facts win. */
export function overlay(base: Catalog, newer: Iterable<Paper>): Catalog {
  const papers = new Map([...base.all()].map((paper) => [paper.id, paper]));
  for (const paper of newer) {
    const known = papers.get(paper.id);
    papers.set(paper.id, known === undefined ? paper : mergePapers(known, paper));
  }
  return createCatalog(papers.values());
}
