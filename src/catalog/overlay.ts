import { mergePapers } from '../paper/merge.ts';
import type { Paper } from '../paper/paper.ts';
import type { Catalog } from './catalog.ts';
import { createPauses, gatherCatalog } from './slices.ts';

/** A catalog with newer records laid over it, made without holding up the event loop; the newer facts win. */
export async function overlay(base: Catalog, newer: Iterable<Paper>): Promise<Catalog> {
  const papers = new Map<string, Paper>();
  const pause = createPauses();
  for (const source of [base.all(), newer]) {
    for (const paper of source) {
      const known = papers.get(paper.id);
      papers.set(paper.id, known === undefined ? paper : mergePapers(known, paper));
      await pause();
    }
  }
  return gatherCatalog(papers.values(), pause);
}
