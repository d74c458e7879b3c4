import { onTestFinished } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createCompleteBatches } from '../../src/catalog/complete-batches.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { createSearchEngine } from '../../src/search/engine.ts';
import type { DayCountsStore, PaperCounts } from '../../src/trending/day-counts.ts';
import { createTrending } from '../../src/trending/trending.ts';
import { startWebServer, type WebServer, type WebServerOptions } from '../../src/web/server.ts';
import type { WebContent } from '../../src/web/site/web-parts.ts';
import { silent } from './stores.ts';

/** Half past noon in New York. */
export const NOON = new Date('2026-08-21T16:30:00Z');

/** The counts of one earlier day. */
export function countsOf(day?: string, counts: readonly PaperCounts[] = []): DayCountsStore {
  return {
    write: async () => {},
    prune: async () => {},
    dayBefore: async (before) => (day !== undefined && day < before ? day : undefined),
    dayFrom: async (from) => (day !== undefined && day >= from ? day : undefined),
    read: async () => new Map(counts.map((count) => [count.paperId, count])),
  };
}

/** What the pages show about these papers. */
export function webContent(
  papers: readonly Paper[],
  given: { readonly dayCounts?: DayCountsStore; readonly clock?: () => Date; readonly open?: string } = {},
): WebContent {
  const { dayCounts = countsOf(), clock = () => NOON } = given;
  const catalog = createCatalog(papers);
  const search = createSearchEngine({ catalog });
  const complete = createCompleteBatches();
  const withoutOpen = () => complete(catalog, given.open);
  const words = new Map<string, string>();
  return {
    current: () => ({ catalog, search }),
    archive: createArchive({ catalog: () => catalog, dayCounts, clock }),
    complete: {
      catalog: withoutOpen,
      archive: createArchive({ catalog: withoutOpen, dayCounts, clock }),
    },
    trending: createTrending({
      catalog: () => catalog,
      dayCounts,
      votes: { counts: async () => new Map() },
      clock,
    }),
    keptWords: {
      async keep(name, word) {
        words.set(name, words.get(name) ?? word);
        return words.get(name) ?? word;
      },
    },
    clock,
  };
}

/** A real server on this machine, closed after the test. */
export async function serve(
  content: WebContent,
  options: Partial<WebServerOptions> = {},
): Promise<WebServer & { get(path: string, init?: RequestInit): Promise<Response> }> {
  const server = await startWebServer(content, { host: '127.0.0.1', port: 0, log: silent, ...options });
  onTestFinished(server.close);
  return {
    ...server,
    // Each on its own connection: a kept-alive one may be closing just when a busy machine reuses it.
    get: (path, init) =>
      fetch(server.url.slice(0, -1) + path, {
        redirect: 'manual',
        ...init,
        headers: [...new Headers(init?.headers), ['connection', 'close']],
      }),
  };
}
