import { isDeepStrictEqual } from 'node:util';
import { mergePapers } from '../paper/merge.ts';
import type { Paper } from '../paper/paper.ts';
import type { Catalog, CatalogBuilder } from './catalog.ts';

/** A catalog with newer records laid over it, one by one as they come in; the newer facts win. */
export interface Overlay {
  /** A later record of the same paper takes the place of an earlier one. Whether there was no paper of its id before. */
  lay(record: Paper): boolean;
  /** The catalog with all that was laid so far. */
  catalog(): Catalog;
}

/** @param builder what `base` was made with; it is used from now on by the overlay alone. */
export function createOverlay(base: Catalog, builder: CatalogBuilder): Overlay {
  return {
    lay(record) {
      const before = builder.size;
      const known = base.get(record.id);
      const paper = known === undefined ? record : mergePapers(known, record);
      // Whoever has worked something out of a paper knows it again by its being the same object.
      if (!isDeepStrictEqual(paper, builder.get(paper.id))) builder.put(paper);
      return builder.size > before;
    },
    catalog: () => builder.catalog(),
  };
}
