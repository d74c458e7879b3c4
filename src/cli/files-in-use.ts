import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { catalogFiles } from '../catalog/file/paths.ts';
import { writeCatalogFile } from '../catalog/file/save.ts';
import type { RefreshState } from '../catalog/refresh/state.ts';
import { type Config, secretValues } from '../config.ts';
import { createLog, type Logger } from '../log.ts';
import type { Store } from '../store/store.ts';

/**
 * The catalog files in use, oldest first. Papers in PostgreSQL are copied to a file under `DATA_DIR`, again only if
 * they changed, so that a stored search stays valid until then.
 * @throws Error with a sentence if the database doesn't answer.
 */
export async function filesInUse(config: Config): Promise<string[]> {
  const files = catalogFiles(config);
  if (config.DATABASE_URL === undefined || config.CATALOG !== undefined) return files;
  return withStore(config, async ({ sharedCatalog }) => {
    const { revision, state } = await sharedCatalog.read(Number.MAX_SAFE_INTEGER);
    if (revision === 0) return files;
    const folder = path.join(config.DATA_DIR, 'terminal');
    const stamp = createHash('sha256').update(`${config.DATABASE_URL} ${revision} ${JSON.stringify(state)}`);
    const copy = path.join(folder, `shared-${stamp.digest('hex').slice(0, 24)}.jsonl`);
    if (!existsSync(copy)) {
      const { papers } = await sharedCatalog.read(0);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const old = (await readdir(folder)).filter((name) => /^shared-\w+\.jsonl$/.test(name));
      await writeCatalogFile(copy, papers);
      for (const name of old) await rm(path.join(folder, name), { force: true });
    }
    return [...files, copy];
  });
}

/** The refresh state shared by all processes. @throws Error with a sentence if the database doesn't answer. */
export function sharedRefreshState(config: Config): Promise<RefreshState> {
  return withStore(
    config,
    async ({ sharedCatalog }) => (await sharedCatalog.read(Number.MAX_SAFE_INTEGER)).state,
  );
}

/** Opens the store for a moment. Its drivers are loaded only here: most calls need none. */
export async function withStore<T>(
  config: Config,
  use: (store: Store) => Promise<T>,
  log: Logger = createLog({ level: 'error', secrets: secretValues(config) }),
): Promise<T> {
  const { openStore } = await import('../store/store.ts');
  const store = await openStore({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    log,
    patienceMs: 0,
  });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
