import { paperKey } from '../paper/key.ts';
import type { Paper } from '../paper/paper.ts';

/** The papers held at one moment: immutable, replaced as a whole by a refresh. */
export interface Catalog {
  readonly size: number;
  /** By id, or by the short key that stands for a long one (see `paper/key.ts`). */
  get(id: string): Paper | undefined;
  all(): Iterable<Paper>;
  /** The newest `listedOn` of the catalog, `YYYY-MM-DD`, or undefined when no paper has one. */
  readonly newestListing: string | undefined;
}

/** Builds a catalog of papers; of two papers with one id the later one stands. */
export function createCatalog(papers: Iterable<Paper>): Catalog {
  const byId = new Map<string, Paper>();
  const idOfKey = new Map<string, string>();
  let newestListing: string | undefined;
  for (const paper of papers) {
    byId.set(paper.id, paper);
    const key = paperKey(paper.id);
    if (key !== paper.id) idOfKey.set(key, paper.id);
    if (paper.listedOn !== undefined && (newestListing === undefined || paper.listedOn > newestListing)) {
      newestListing = paper.listedOn;
    }
  }
  return {
    size: byId.size,
    get: (id) => byId.get(id) ?? byId.get(idOfKey.get(id) ?? ''),
    all: () => byId.values(),
    newestListing,
  };
}
