import type { Paper } from '../paper/paper.ts';
import { createBreather } from '../turns/breathe.ts';
import { type Catalog, createCatalogBuilder } from './catalog.ts';

/** A catalog of papers, built without holding up the event loop. */
export async function gatherCatalog(
  papers: Iterable<Paper>,
  breathe: () => Promise<void> | undefined = createBreather(),
): Promise<Catalog> {
  const builder = createCatalogBuilder();
  for (const paper of papers) {
    builder.add(paper);
    await breathe();
  }
  return builder.finish();
}
