import type { Archive } from '../../archive/archive.ts';
import type { KeptWords } from '../../archive/kept-words.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { MailOptIn } from '../../mail/opt-in/opt-in.ts';
import type { SearchEngine } from '../../search/search.ts';
import type { Trending } from '../../trending/trending.ts';
import type { PublishedDigests } from './published-digests.ts';
import type { Site } from './site.ts';

/** The current catalog and search, taken anew for each request. */
export interface WebMoment {
  readonly catalog: Catalog;
  readonly search: Pick<SearchEngine, 'find' | 'suggest' | 'similar'>;
}

/** What the web side knows about the program: papers, and nothing about servers or people. */
export interface WebContent {
  readonly current: () => WebMoment;
  readonly archive: Archive;
  /** Without the batch still coming in: what a feed has published must not change. */
  readonly complete: { readonly catalog: () => Catalog; readonly archive: Archive };
  readonly trending: Trending;
  readonly keptWords: KeptWords;
  /** Absent if mail isn't set up. */
  readonly mail?: MailOptIn | undefined;
  /** If absent, no digest is published. */
  readonly publishedDigests?: PublishedDigests | undefined;
  readonly clock: () => Date;
}

/** What the pages are made of. */
export interface WebParts extends WebContent {
  readonly site: () => Site;
  /** From the settings. */
  readonly publicUrl: string | undefined;
}
