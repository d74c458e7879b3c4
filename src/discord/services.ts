import type { Catalog } from '../catalog/catalog.ts';
import type { Freshness } from '../catalog/freshness.ts';
import type { Submissions } from '../catalog/submit.ts';
import type { SearchEngine } from '../search/search.ts';

/**
 * What a command may use. It is taken anew for each interaction, so `catalog` and `search` are of one moment, also
 * while a refresh puts new ones in place.
 */
export interface Services {
  readonly catalog: Catalog;
  readonly search: SearchEngine;
  readonly clock: () => Date;
  readonly submissions: Submissions;
  /** How fresh the catalog is, and how its sources fare. */
  readonly freshness: () => Freshness;
}
