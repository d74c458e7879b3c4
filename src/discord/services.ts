import type { Catalog } from '../catalog/catalog.ts';
import type { FeaturedStore } from '../featured/featured.ts';
import type { SearchEngine } from '../search/search.ts';
import type { Trending } from '../trending/trending.ts';
import type { VoteStore } from '../trending/votes.ts';

/**
 * What a command may use. `catalog` and `search` always speak of one and the same set of papers within one call;
 * they are replaced together when a refresh lands.
 */
export interface Services {
  readonly catalog: Catalog;
  readonly search: SearchEngine;
  readonly trending: Trending;
  readonly votes: VoteStore;
  readonly featured: FeaturedStore;
  readonly clock: () => Date;
}
