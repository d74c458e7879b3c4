import type { Config } from '../../config.ts';
import type { Logger } from '../../log.ts';
import type { Paper } from '../../paper/paper.ts';
import { shelfNewsSentence } from '../../view/shelf-news.ts';
import type { HttpParts } from '../http/client.ts';
import { type OpenedRefresh, openRefresh } from '../refresh/open.ts';
import type { RefreshReport } from '../refresh/refresh.ts';
import type { SharedCatalog } from '../refresh/shared-catalog.ts';
import type { RefreshState } from '../refresh/state.ts';
import { logProgress, logReport } from './log-refresh.ts';

/** The refresh of the running bot. */
export interface LiveRefresh extends Pick<OpenedRefresh, 'lookUp'> {
  /** @param signal aborts this run only. */
  run(signal?: AbortSignal): Promise<RefreshReport>;
  /** Takes in the papers and state that other processes have written since. */
  catchUp(): Promise<void>;
  /** The state after the last run, by this process or one before it. */
  state(): RefreshState;
  /** Display names of the sources, keyed by file name. */
  readonly titles: ReadonlyMap<string, string>;
  /** Names of the sources that look up single papers. */
  readonly enrichers: readonly string[];
  add(paper: Paper): Promise<void>;
  /** See `Refresh`. */
  uncredit(papers: readonly Paper[]): Promise<void>;
  /** Interrupts a running refresh, keeping the papers it fetched, and starts no more. */
  stop(): void;
}

export async function openLiveRefresh(parts: {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: () => Date;
  /** Where several processes keep refreshed papers; default: files. */
  readonly shared?: SharedCatalog | undefined;
  /** The network; aborting the signal ends what's in progress. */
  readonly http: (signal: AbortSignal) => HttpParts;
  readonly onPut: (paper: Paper) => void;
  readonly onChange: () => void | Promise<void>;
  /** See `RefreshParts`. */
  readonly onTaken: (positions: ReadonlyMap<string, number>) => Promise<void>;
}): Promise<LiveRefresh> {
  const { config, log, clock, onPut, onChange, onTaken } = parts;
  const stopping = new AbortController();
  const opened = await openRefresh({
    settings: config,
    dataDir: config.DATA_DIR,
    shared: parts.shared,
    http: parts.http(stopping.signal),
    clock,
    signal: stopping.signal,
    onProgress: (progress) => logProgress(log, progress),
    onPut,
    onNews: (news) => log.warn(shelfNewsSentence(news)),
    onChange,
    onTaken,
  });
  let state = await opened.state.read();
  return {
    async run(signal) {
      const report = await opened.refresh.run({ signal });
      state = await opened.state.read();
      logReport(log, report);
      return report;
    },
    async catchUp() {
      state = await opened.refresh.catchUp();
    },
    state: () => state,
    titles: new Map([...opened.sources].map(([name, { title }]) => [name, title])),
    enrichers: [...opened.sources].filter(([, { enrich }]) => enrich !== undefined).map(([name]) => name),
    add: opened.refresh.add,
    uncredit: opened.refresh.uncredit,
    lookUp: opened.lookUp,
    stop: () => stopping.abort(),
  };
}
