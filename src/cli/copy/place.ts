import type { Config } from '../../config.ts';
import { createLog } from '../../log.ts';
import { type DumpStore, openDumpStore } from '../../store/dump/dump.ts';
import { addressesOf } from '../../store/servers/addresses.ts';

/** Opens the store named by the settings, for copying. @throws Error with a sentence */
export function openPlace(config: Pick<Config, 'DATABASE_URL' | 'DATA_DIR'>): Promise<DumpStore> {
  return openDumpStore({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    log: createLog({ level: 'error' }),
    patienceMs: 0,
  });
}

/** What the terminal calls a place; a database appears without its password. */
export function placeName({
  DATABASE_URL: url,
  DATA_DIR: dataDir,
}: Pick<Config, 'DATABASE_URL' | 'DATA_DIR'>) {
  if (url === undefined) return dataDir;
  const servers = addressesOf(url).map((address) => new URL(address));
  return `PostgreSQL at ${servers.map(({ host }) => host).join(', ')}${servers[0]?.pathname ?? ''}`;
}
