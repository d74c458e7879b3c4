import type { Catalog } from '../catalog/catalog.ts';
import type { SearchEngine } from '../search/search.ts';

/**
 * What a command may use. `catalog` and `search` always speak of one and the same set of papers within one call;
 * they are replaced together when a refresh lands.
 */
export interface Services {
  readonly catalog: Catalog;
  readonly search: SearchEngine;
  readonly clock: () => Date;
}
