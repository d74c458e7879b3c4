import type { Paper } from '../paper/paper.ts';
import type { Withdrawal } from './file/row/format.ts';
import type { HttpClient, HttpManners } from './http/client.ts';

/** What a source answered: papers in the service's order, and one sentence for each record it could not use. */
export interface SourceAnswer {
  readonly papers: readonly Paper[];
  readonly skipped: readonly string[];
  readonly withdrawn?: readonly Withdrawal[];
  /** Newer records of papers that are worth having only where the paper is held already. */
  readonly revised?: readonly Paper[];
}

/** A service that knows papers. It offers what it can; a refresh asks each for all it offers. */
export interface Source {
  /** As people know it: `Hugging Face`. */
  readonly title: string;
  /** The papers listed on a day (`YYYY-MM-DD`) or in a month (`YYYY-MM`). */
  readonly list?: (period: string) => Promise<SourceAnswer>;
  /** The papers that trend now, first one first. */
  readonly trending?: () => Promise<SourceAnswer>;
  /** The papers announced of late, which are in no batch. */
  readonly announced?: () => Promise<SourceAnswer>;
  /** More about papers known by id; those the service does not have are missing from the answer. */
  readonly enrich?: (ids: readonly string[]) => Promise<SourceAnswer>;
  /** Most ids that `enrich` takes at once. */
  readonly enrichAtOnce?: number;
}

/** Where the services are, so that mirrors and tests can stand in for them. */
export interface SourceSettings {
  readonly HF_API_URL: string;
  readonly HF_TOKEN?: string | undefined;
  readonly ARXIV_API_URL: string;
  readonly ARXIV_FEED_URL: string;
  readonly ARXIV_CATEGORIES?: readonly string[] | undefined;
  /** Addresses of further sources, by the names of their files. */
  readonly SOURCES?: Readonly<Record<string, string>> | undefined;
}

/** The default export of a file in `catalog/sources/`; `create` gives nothing where the settings ask for nothing of it. */
export interface SourceFile {
  readonly create: (parts: {
    readonly settings: SourceSettings;
    /** What `SOURCES` gives for this source's file; absent where nobody wants it asked. */
    readonly address: string | undefined;
    /**
     * The client through which this source asks, with the manners its service wants. Sources that name the same service
     * share one, and with it the service's limits; the first one's manners hold.
     */
    readonly http: (manners: HttpManners, service?: string) => HttpClient;
  }) => Source | undefined;
}
