import { isDeepStrictEqual } from 'node:util';
import { mergePapers } from '../paper/merge.ts';
import type { Paper } from '../paper/paper.ts';
import type { Catalog, CatalogBuilder } from './catalog.ts';

/** A catalog with newer records laid over it as they arrive; the newer facts win. */
export interface Overlay {
  /** Adds a record, merging it into any paper with the same id. Returns whether the id is new. */
  lay(record: Paper): boolean;
  /** The catalog including everything laid so far. */
  catalog(): Catalog;
}

/** @param builder the builder of `base`; from now on only the overlay may use it. */
export function createOverlay(base: Catalog, builder: CatalogBuilder): Overlay {
  return {
    lay(record) {
      const before = builder.size;
      const known = base.get(record.id);
      const paper = known === undefined ? record : mergePapers(known, record);
      // Caches are keyed by the paper object, so an unchanged paper must stay the same object.
      if (!isDeepStrictEqual(paper, builder.get(paper.id))) builder.put(paper);
      return builder.size > before;
    },
    catalog: () => builder.catalog(),
  };
}
