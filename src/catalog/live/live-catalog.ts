import { existsSync } from 'node:fs';
import type { Config } from '../../config.ts';
import type { Logger } from '../../log.ts';
import type { Paper } from '../../paper/paper.ts';
import { openEmbedder } from '../../search/embeddings/open.ts';
import { createLiveSearch, type SearchMoment } from '../../search/live/live-search.ts';
import type { Peers } from '../../store/shared/peers.ts';
import type { DayCountsStore } from '../../trending/day-counts.ts';
import type { Catalog } from '../catalog.ts';
import { createCompleteBatches } from '../complete-batches.ts';
import { refreshedCatalog } from '../file/paths.ts';
import type { HttpParts } from '../http/client.ts';
import { createOverlay } from '../overlay.ts';
import { type CatalogProgress, paceIndexing, paceLoading } from '../pace.ts';
import { awaitedCategories, categoriesFailed } from '../refresh/awaited-categories.ts';
import { type BatchNews, batchNews } from '../refresh/batch-news.ts';
import type { RefreshReport } from '../refresh/refresh.ts';
import type { SharedCatalog } from '../refresh/shared-catalog.ts';
import { openBatch } from '../refresh/state.ts';
import { createSubmissions, type SubmissionStore, type Submissions } from '../submissions/submit.ts';
import { createCatchUp } from './catch-up.ts';
import { keepDayCounts } from './keep-day-counts.ts';
import { openLiveRefresh } from './live-refresh.ts';
import { openCatalog } from './open-catalog.ts';
import { createTimetable, type Timetable } from './timetable.ts';

/** The catalog of the running bot: searched, refreshed and added to. */
export interface LiveCatalog extends Timetable {
  /** The current catalog and index. */
  current(): SearchMoment;
  /** Asks every source, puts anything new live, and records the day's counts for trends. */
  refresh(): Promise<RefreshReport>;
  /** The catalog without the batch still coming in, for digests. */
  completeBatches(): Catalog;
  /** Why there is no batch for this day (`YYYY-MM-DD`), if there's something to say. */
  batchNews(today: string): BatchNews | undefined;
  /** Whether papers may be missing categories because the source for them didn't answer. */
  categoriesFailed(): boolean;
  /** Interrupts a running refresh, keeping the papers it fetched, and starts no more. */
  stop(): void;
  /** When the current catalog went live. */
  changedAt(): Date;
  /** Memory of the current index outside the heap, in bytes. */
  indexBytes(): number;
  /** Closes the search. */
  close(): Promise<void>;
  readonly submissions: Submissions;
  /** Removes the names of these papers' submitters. */
  uncredit(papers: readonly Paper[]): Promise<void>;
}

export interface LiveCatalogParts {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: () => Date;
  /** The network; aborting the signal ends what's in progress. */
  readonly http: (signal: AbortSignal) => HttpParts;
  readonly dayCounts: Pick<DayCountsStore, 'write' | 'prune'>;
  readonly submissions: SubmissionStore;
  /**
   * Where several processes keep refreshed papers, and how they notify each other; without it, this process uses
   * files.
   */
  readonly shared?: {
    readonly catalog: SharedCatalog;
    readonly openPeers: (onNews: () => void) => Peers;
  };
  /** Called with the progress of reading and indexing, if they take long. */
  readonly onProgress: (progress: CatalogProgress) => void;
}

/** Loads the catalog and its index. @throws Error with a sentence if a catalog file can't be read. */
export async function openLiveCatalog(parts: LiveCatalogParts): Promise<LiveCatalog> {
  const { config, log, clock, onProgress, shared } = parts;
  const { catalog: base, builder, check } = await openCatalog(config, log, paceLoading(onProgress));
  const overlay = createOverlay(base, builder);
  /** A no-op until the search exists: other processes' papers are taken in before that. */
  let startAhead = () => {};
  const refresh = await openLiveRefresh({
    ...parts,
    shared: shared?.catalog,
    onPut(paper) {
      if (overlay.lay(paper)) startAhead();
    },
    async onChange() {
      await search.swap(overlay.catalog());
      changedAt = clock();
    },
    onTaken: (positions) => keepDayCounts(parts.dayCounts, overlay.catalog(), positions, clock()),
  });
  const asking = new AbortController();
  const search = await createLiveSearch({
    embedder: openEmbedder(config, parts.http(asking.signal), (reason) =>
      log.warn(`EMBEDDINGS_URL ${reason}: using the learned vectors in the meantime`),
    ),
    catalog: overlay.catalog(),
    dataDir: config.DATA_DIR,
    onProgress: paceIndexing(onProgress),
    onUnwritten: (reason) => log.warn(`couldn't write the search index: ${reason}`),
    onDeath: (error) => log.error({ err: error }, 'the search thread ended; starting another'),
  });
  startAhead = search.startAhead;
  const refreshed = refreshedCatalog(config.DATA_DIR);
  if (shared !== undefined && existsSync(refreshed) && (await shared.catalog.revision()) === 0) {
    log.warn(`other processes don't see the papers in ${refreshed}: "papers move" takes them to PostgreSQL`);
  }
  const catalog = () => search.current().catalog;
  void check(asking.signal).catch((error: unknown) =>
    log.warn({ err: error }, "couldn't check the kept papers"),
  );
  let changedAt = clock();
  const peers = shared?.openPeers(
    createCatchUp(refresh.catchUp, (error) => log.warn({ err: error }, "couldn't add new papers")),
  );
  const turns = shared && peers && { ...shared.catalog, lead: peers.lead };
  const completeBatches = createCompleteBatches();
  return {
    current: search.current,
    refresh: refresh.run,
    completeBatches() {
      const state = refresh.state();
      const open =
        openBatch(state, clock()) ?? awaitedCategories(catalog(), state, refresh.enrichers, clock());
      return completeBatches(catalog(), open);
    },
    batchNews: (today) => batchNews(refresh.state(), today, clock()),
    categoriesFailed: () => categoriesFailed(refresh.state(), refresh.enrichers),
    ...createTimetable({ config, refresh, turns, clock }),
    stop: refresh.stop,
    changedAt: () => changedAt,
    indexBytes: () => search.indexBytes,
    async close() {
      await peers?.close();
      asking.abort();
      await search.close();
    },
    uncredit: refresh.uncredit,
    submissions: createSubmissions({
      catalog,
      lookUp: config.REFRESH === 'off' ? undefined : refresh.lookUp,
      add: refresh.add,
      store: parts.submissions,
      clock,
      inTurn: peers && ((id, work) => peers.inTurn(`paper ${id}`, () => refresh.catchUp().then(work))),
    }),
  };
}
