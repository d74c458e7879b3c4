import type { Paper } from '../paper/paper.ts';

/** The papers held at one moment: immutable, replaced as a whole by a refresh. */
export interface Catalog {
  readonly size: number;
  get(id: string): Paper | undefined;
  all(): Iterable<Paper>;
  /** The newest `listedOn` of the catalog, `YYYY-MM-DD`, or undefined when no paper has one. */
  readonly newestListing: string | undefined;
}

/** Builds a catalog of papers; of two papers with one id the later one stands. */
export function createCatalog(papers: Iterable<Paper>): Catalog {
  const byId = new Map<string, Paper>();
  let newestListing: string | undefined;
  for (const paper of papers) {
    byId.set(paper.id, paper);
    if (paper.listedOn !== undefined && (newestListing === undefined || paper.listedOn > newestListing)) {
      newestListing = paper.listedOn;
    }
  }
  return {
    size: byId.size,
    get: (id) => byId.get(id),
    all: () => byId.values(),
    newestListing,
  };
}
