import { fileURLToPath } from 'node:url';
import { machineHttp } from './catalog/http/machine.ts';
import type { Config } from './config.ts';
import { type Commands, loadCommands } from './discord/load-commands.ts';
import type { Services } from './discord/services.ts';
import { openLiveCatalog } from './live-catalog.ts';
import type { Logger } from './log.ts';
import type { Schedule } from './schedule.ts';
import { openStore, type Store } from './store/store.ts';

/** The program without its connection to Discord: what it knows, and what it can do. */
export interface App {
  readonly commands: Commands;
  /** What commands may use, with the catalog and its index of this moment. */
  services(): Services;
  /** Refreshes the catalog by the timetable, as `REFRESH` says. */
  keepFresh(schedule: Schedule): void;
  readonly store: Store;
  close(): Promise<void>;
}

export interface AppParts {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: () => Date;
}

/** Puts the parts together: the one file that knows all of them. @throws Error with a sentence that says what to do. */
export async function createApp({ config, log, clock }: AppParts): Promise<App> {
  const commands = await loadCommands(fileURLToPath(new URL('../commands', import.meta.url)));
  const store = await openStore({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR, log });
  const live = await openLiveCatalog({
    config,
    log,
    clock,
    http: machineHttp(clock),
    snapshots: store.snapshots,
    submissions: store.submissions,
  });
  return {
    commands,
    services: () => ({ ...live.current(), clock, submissions: live.submissions, freshness: live.freshness }),
    keepFresh: live.keepFresh,
    store,
    close: () => store.close(),
  };
}
