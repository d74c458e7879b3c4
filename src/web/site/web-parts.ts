import type { Archive } from '../../archive/archive.ts';
import type { KeptWords } from '../../archive/kept-words.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { MailOptIn } from '../../mail/opt-in/opt-in.ts';
import type { SearchEngine } from '../../search/search.ts';
import type { Trending } from '../../trending/trending.ts';
import type { PublishedDigests } from './published-digests.ts';
import type { Site } from './site.ts';

/** Catalog and search of one moment, taken anew for each request. */
export interface WebMoment {
  readonly catalog: Catalog;
  readonly search: Pick<SearchEngine, 'find' | 'suggest' | 'similar'>;
}

/** What the web side knows of the program: papers, and nothing of servers and people. */
export interface WebContent {
  readonly current: () => WebMoment;
  readonly archive: Archive;
  /** Without the batch that is still coming in, since what a feed has told does not change. */
  readonly complete: { readonly catalog: () => Catalog; readonly archive: Archive };
  readonly trending: Trending;
  readonly keptWords: KeptWords;
  /** Absent where mail is not set up. */
  readonly mail?: MailOptIn | undefined;
  /** Absent: none is. */
  readonly publishedDigests?: PublishedDigests | undefined;
  readonly clock: () => Date;
}

/** What the pages are made of. */
export interface WebParts extends WebContent {
  readonly site: () => Site;
  /** As the settings have it. */
  readonly publicUrl: string | undefined;
}
