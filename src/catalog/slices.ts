import { setImmediate } from 'node:timers/promises';
import type { Paper } from '../paper/paper.ts';
import { type Catalog, createCatalogBuilder } from './catalog.ts';

/** Papers between two pauses in which waiting events run: some milliseconds' work where two records are merged. */
const SLICE = 1_000;

/** Makes a function to call after each paper of long work: now and then it is a pause, to be waited for. */
export function createPauses(): () => Promise<void> | undefined {
  let done = 0;
  return () => {
    done += 1;
    return done % SLICE === 0 ? setImmediate() : undefined;
  };
}

/** A catalog of papers, built without holding up the event loop. */
export async function gatherCatalog(papers: Iterable<Paper>, pause = createPauses()): Promise<Catalog> {
  const builder = createCatalogBuilder();
  for (const paper of papers) {
    builder.add(paper);
    await pause();
  }
  return builder.finish();
}
