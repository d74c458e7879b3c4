import type { Paper } from '../paper/paper.ts';
import type { Withdrawal } from './file/row/format.ts';
import type { HttpClient, HttpManners } from './http/client.ts';

/** What a source answered: papers in the service's order, and a sentence for each record it couldn't use. */
export interface SourceAnswer {
  readonly papers: readonly Paper[];
  readonly skipped: readonly string[];
  readonly withdrawn?: readonly Withdrawal[];
  /** Updates to papers, to be used only if the paper is in the catalog already. */
  readonly revised?: readonly Paper[];
}

/** A service that knows papers. It implements what it can; a refresh calls everything it implements. */
export interface Source {
  /** Display name: `Hugging Face`. */
  readonly title: string;
  /** The papers listed on a day (`YYYY-MM-DD`) or in a month (`YYYY-MM`). */
  readonly list?: (period: string) => Promise<SourceAnswer>;
  /** The papers trending now, top first. */
  readonly trending?: () => Promise<SourceAnswer>;
  /** Recently announced papers, which aren't part of a batch. */
  readonly announced?: () => Promise<SourceAnswer>;
  /** More about papers known by id; ids the service doesn't know are missing from the answer. */
  readonly enrich?: (ids: readonly string[]) => Promise<SourceAnswer>;
  /** Maximum number of ids per call of `enrich`. */
  readonly enrichAtOnce?: number;
}

/** Base addresses of the services, so that mirrors and tests can replace them. */
export interface SourceSettings {
  readonly HF_API_URL: string;
  readonly HF_TOKEN?: string | undefined;
  readonly ARXIV_API_URL: string;
  readonly ARXIV_FEED_URL: string;
  readonly ARXIV_CATEGORIES?: readonly string[] | undefined;
  /** Addresses of additional sources, keyed by file name. */
  readonly SOURCES?: Readonly<Record<string, string>> | undefined;
}

/** The default export of a file in `catalog/sources/`; `create` returns undefined if the settings don't enable it. */
export interface SourceFile {
  readonly create: (parts: {
    readonly settings: SourceSettings;
    /** This source's address in `SOURCES`; undefined if it isn't listed there. */
    readonly address: string | undefined;
    /**
     * Creates the source's HTTP client, with the rate its service allows. Sources naming the same service share one
     * client and its limits; the first one's manners apply.
     */
    readonly http: (manners: HttpManners, service?: string) => HttpClient;
  }) => Source | undefined;
}
