import type { Config } from '../../config.ts';
import type { Logger } from '../../log.ts';
import type { Schedule } from '../../schedule.ts';
import { createLiveSearch, type SearchMoment } from '../../search/live/live-search.ts';
import { countsOf, type DayCountsStore } from '../../trending/day-counts.ts';
import { daysBefore } from '../batch-day.ts';
import type { Catalog } from '../catalog.ts';
import { catalogFiles } from '../file/paths.ts';
import { problemSentence } from '../file/problem.ts';
import type { HttpParts } from '../http/client.ts';
import { type LoadedCatalog, loadCatalog } from '../load.ts';
import { createOverlay } from '../overlay.ts';
import { sayIndexing, sayReading } from '../pace.ts';
import { type BatchNews, batchNews } from '../refresh/batch-news.ts';
import { type Freshness, freshnessOf } from '../refresh/freshness.ts';
import { openRefresh } from '../refresh/open.ts';
import { progressBar } from '../refresh/progress.ts';
import type { RefreshReport } from '../refresh/refresh.ts';
import { unsettledBatch } from '../refresh/state.ts';
import { createSettledView } from '../settled.ts';
import { createSubmissions, type SubmissionStore, type Submissions } from '../submissions/submit.ts';

/** The catalog of the running bot: searched, refreshed and added to. */
export interface LiveCatalog {
  /** Catalog and index of this moment. */
  current(): SearchMoment;
  /** Asks every source, puts what is new in place, and keeps the day's counts for trends. */
  refresh(): Promise<RefreshReport>;
  freshness(): Freshness;
  /** The catalog without the batch that is still coming in: what digests are made of. */
  settled(): Catalog;
  /** Why there is no batch of this day (`YYYY-MM-DD`), where there is something to say. */
  batchNews(today: string): BatchNews | undefined;
  /** Refreshes whenever `REFRESH` says, and at once when a source never answered or none did for a day. */
  keepFresh(schedule: Schedule): void;
  /** Breaks off a refresh under way, whose fetched papers are kept, and begins no more. */
  stop(): void;
  readonly submissions: Submissions;
}

export interface LiveCatalogParts {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: () => Date;
  /** The network, which is to give up what is under way when the signal is aborted. */
  readonly http: (signal: AbortSignal) => HttpParts;
  readonly dayCounts: Pick<DayCountsStore, 'write' | 'prune'>;
  readonly submissions: SubmissionStore;
  /** Takes sentences about how far reading and indexing have come, when they take long. */
  readonly onProgress: (sentence: string) => void;
}

/** How often the sources are asked unless `REFRESH` says otherwise; not on the hour, when everybody asks. */
const HOURLY = '17 * * * *';
const JOB = 'refresh';
/** A refresh after a long time away asks once every three seconds, for hours. */
const GIVE_UP_MS = 6 * 3_600_000;
/** A refresh of more steps than this shows how far it is: the first one, and one after a long time away. */
const LONG = 10;
/** Days for which counts are kept: a month's growth and some to spare. */
const KEPT_DAYS = 40;
/** Papers listed this long ago still have their counts kept. */
const COUNTED_DAYS = 31;

/** Loads the catalog and its index. @throws Error with a sentence when a catalog file cannot be read. */
export async function openLiveCatalog(parts: LiveCatalogParts): Promise<LiveCatalog> {
  const { config, log, clock } = parts;
  const { catalog: base, builder } = await openCatalog(parts);
  const overlay = createOverlay(base, builder);
  const live = await createLiveSearch({
    catalog: base,
    dataDir: config.DATA_DIR,
    onProgress: sayIndexing(parts.onProgress),
    onUnwritten: (reason) => log.warn(`the file of the search index could not be written: ${reason}`),
  });
  const stopping = new AbortController();
  const opened = await openRefresh({
    settings: config,
    dataDir: config.DATA_DIR,
    http: parts.http(stopping.signal),
    clock,
    signal: stopping.signal,
    onProgress: (progress) =>
      log[progress.planned > LONG ? 'info' : 'debug'](`refreshing ${progressBar(progress)}`),
    onPut: overlay.lay,
    onChange: () => live.swap(overlay.catalog()),
  });
  let state = await opened.state.read();
  const settledView = createSettledView();
  let schedule: Schedule | undefined;
  const titles = new Map([...opened.sources].map(([name, { title }]) => [name, title]));

  async function refresh(): Promise<RefreshReport> {
    const report = await opened.refresh.run();
    state = await opened.state.read();
    logReport(log, report);
    if (report.isInterrupted) {
      log.info('the refresh was broken off; what it fetched is kept, and the next one goes on from there');
      return report;
    }
    await keepCounts(parts, live.current().catalog, report.positions);
    return report;
  }

  return {
    current: live.current,
    refresh,
    freshness() {
      const nextRefresh = schedule?.next(JOB);
      return {
        ...freshnessOf(state, titles, clock()),
        ...(nextRefresh === undefined ? {} : { nextRefresh }),
      };
    },
    settled: () => settledView(live.current().catalog, unsettledBatch(state, clock())),
    batchNews: (today) => batchNews(state, today, clock()),
    keepFresh(timetable) {
      const expression = config.REFRESH ?? HOURLY;
      if (expression === 'off') return;
      timetable.add(JOB, expression, async () => void (await refresh()), { giveUpMs: GIVE_UP_MS });
      schedule = timetable;
      const { sources, isStale } = freshnessOf(state, titles, clock());
      if (isStale || sources.some(({ lastSuccess }) => lastSuccess === undefined)) void timetable.now(JOB);
    },
    stop: () => stopping.abort(),
    submissions: createSubmissions({
      catalog: () => live.current().catalog,
      lookUp: config.REFRESH === 'off' ? undefined : opened.lookUp,
      add: opened.refresh.add,
      store: parts.submissions,
      clock,
    }),
  };
}

async function keepCounts(
  { dayCounts, clock }: LiveCatalogParts,
  catalog: Catalog,
  positions: ReadonlyMap<string, number>,
): Promise<void> {
  const today = clock().toISOString().slice(0, 10);
  const since = daysBefore(today, COUNTED_DAYS);
  const counted = [...catalog.all()].filter(
    ({ id, listedOn = '' }) => listedOn >= since || positions.has(id),
  );
  await dayCounts.write(today, countsOf(counted, positions));
  await dayCounts.prune(daysBefore(today, KEPT_DAYS));
}

function logReport(log: Logger, { sources }: RefreshReport): void {
  for (const { title, isAsked, failure, skipped, ...counts } of sources) {
    if (!isAsked) continue;
    const line = { source: title, ...counts, skipped: skipped.length };
    if (failure === undefined) log.info(line, 'refreshed');
    else log.warn({ ...line, failure }, 'a source could not be refreshed; what it gave before stays');
    for (const reason of skipped.slice(0, 10)) log.info({ source: title, reason }, 'skipped a record');
  }
}

async function openCatalog({ config, log, onProgress }: LiveCatalogParts): Promise<LoadedCatalog> {
  const loaded = await loadCatalog(catalogFiles(config), sayReading(onProgress));
  const { catalog, problems } = loaded;
  const unreadable = problems.find(({ kind }) => kind === 'unreadable');
  if (unreadable !== undefined) throw new Error(problemSentence(unreadable));
  for (const problem of problems.slice(0, 20)) log.warn(problemSentence(problem));
  if (problems.length > 20) log.warn(`and ${problems.length - 20} more problems in the catalog`);
  log.info({ papers: catalog.size }, 'catalog loaded');
  return loaded;
}
