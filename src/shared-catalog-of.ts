import type { LiveCatalogParts } from './catalog/live/live-catalog.ts';
import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import type { Store } from './store/store.ts';

/** With PostgreSQL, all processes share refreshed and submitted papers; with the embedded store, these are in files. */
export async function sharedCatalogOf(
  store: Pick<Store, 'sharedCatalog'>,
  { DATABASE_URL: databaseUrl }: Pick<Config, 'DATABASE_URL'>,
  log: Logger,
): Promise<Pick<LiveCatalogParts, 'shared'>> {
  if (databaseUrl === undefined) return {};
  const { openPeers } = await import('./store/shared/peers.ts');
  return {
    shared: {
      catalog: store.sharedCatalog,
      openPeers: (onNews) => openPeers({ databaseUrl, log, onNews }),
    },
  };
}
