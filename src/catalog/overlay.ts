import { setImmediate } from 'node:timers/promises';
import { mergePapers } from '../paper/merge.ts';
import type { Paper } from '../paper/paper.ts';
import { type Catalog, createCatalogBuilder } from './catalog.ts';

/** Papers between two pauses in which waiting events run: some milliseconds' work. */
const SLICE = 1_000;

/** A catalog with newer records laid over it, made without holding up the event loop; the newer facts win. */
export async function overlay(base: Catalog, newer: Iterable<Paper>): Promise<Catalog> {
  const papers = new Map<string, Paper>();
  const builder = createCatalogBuilder();
  let done = 0;
  const step = () => {
    done += 1;
    return done % SLICE === 0 ? setImmediate() : undefined;
  };
  for (const source of [base.all(), newer]) {
    for (const paper of source) {
      const known = papers.get(paper.id);
      papers.set(paper.id, known === undefined ? paper : mergePapers(known, paper));
      await step();
    }
  }
  for (const paper of papers.values()) {
    builder.add(paper);
    await step();
  }
  return builder.finish();
}
