import { mergePapers } from '../paper/merge.ts';
import type { Paper } from '../paper/paper.ts';
import { createBreather } from '../turns/breathe.ts';
import type { Catalog } from './catalog.ts';
import { gatherCatalog } from './gather.ts';

/** A catalog with newer records laid over it, made without holding up the event loop; the newer facts win. */
export async function overlay(base: Catalog, newer: Iterable<Paper>): Promise<Catalog> {
  const papers = new Map<string, Paper>();
  const breathe = createBreather();
  for (const source of [base.all(), newer]) {
    for (const paper of source) {
      const known = papers.get(paper.id);
      papers.set(paper.id, known === undefined ? paper : mergePapers(known, paper));
      await breathe();
    }
  }
  return gatherCatalog(papers.values(), breathe);
}
