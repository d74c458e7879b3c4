import { fileURLToPath } from 'node:url';
import type { Catalog } from './catalog/catalog.ts';
import { catalogFiles } from './catalog/files.ts';
import { loadCatalog, problemSentence } from './catalog/load.ts';
import type { Config } from './config.ts';
import { type Commands, loadCommands } from './discord/load-commands.ts';
import type { Services } from './discord/services.ts';
import type { Logger } from './log.ts';
import { createLiveSearch } from './search/live/live-search.ts';
import { openStore, type Store } from './store/store.ts';

/** The program without its connection to Discord: what it knows, and what it can do. */
export interface App {
  readonly commands: Commands;
  /** What commands may use, with the catalog and its index of this moment. */
  services(): Services;
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
  const catalog = await openCatalog(config, log);
  const store = await openStore({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR, log });
  const live = await createLiveSearch({
    catalog,
    dataDir: config.DATA_DIR,
    onNotice: (notice) => log.warn(notice),
  });
  return {
    commands,
    services: () => ({ ...live.current(), clock }),
    store,
    close: () => store.close(),
  };
}

async function openCatalog(config: Config, log: Logger): Promise<Catalog> {
  const { catalog, problems } = await loadCatalog(catalogFiles(config));
  const unreadable = problems.find(({ kind }) => kind === 'unreadable');
  if (unreadable !== undefined) throw new Error(problemSentence(unreadable));
  for (const problem of problems.slice(0, 20)) log.warn(problemSentence(problem));
  if (problems.length > 20) log.warn(`and ${problems.length - 20} more problems in the catalog`);
  log.info({ papers: catalog.size }, 'catalog loaded');
  return catalog;
}
