import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, describe, inject } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { createDatabase } from './database.ts';
import { putEmptyStore } from './empty-store.ts';

export const silent = pino({ level: 'silent' });

/** What `openStore` needs to open the same store repeatedly. */
export interface StoreAddress {
  readonly databaseUrl?: string;
  readonly dataDir: string;
}

/** Runs the same tests on SQLite and on PostgreSQL; `fresh` creates a store that nobody else uses. */
export function onBothDatabases(
  title: string,
  tests: (stores: { fresh(): Promise<Store>; address(): Promise<StoreAddress> }) => void,
): void {
  const postgres = inject('postgres');
  describe(`${title} on sqlite`, () => run(tests));
  if ('url' in postgres) describe(`${title} on postgres`, () => run(tests, postgres));
  else describe.skip(`${title} on postgres, which did not start: ${postgres.missing}`, () => run(tests));
}

function run(
  tests: Parameters<typeof onBothDatabases>[1],
  server?: { readonly url: string; readonly template?: string },
): void {
  const directory = mkdtempSync(join(tmpdir(), 'paperboy-store-'));
  const open: Store[] = [];
  afterAll(async () => {
    for (const store of open) await store.close().catch(() => {});
    rmSync(directory, { recursive: true, force: true });
  });

  async function address(template?: string): Promise<StoreAddress> {
    const dataDir = join(directory, randomUUID());
    return server === undefined
      ? { dataDir }
      : { dataDir, databaseUrl: await createDatabase(server.url, { template }) };
  }

  tests({
    address: () => address(),
    async fresh() {
      const place = await address(server?.template);
      if (server === undefined) await putEmptyStore(place.dataDir);
      const store = await openStore({ ...place, log: silent });
      open.push(store);
      return store;
    },
  });
}

/** An SQLite store in a temporary directory, with a function that removes it. */
export async function temporaryStore(): Promise<{
  readonly store: Store;
  readonly dataDir: string;
  remove(): Promise<void>;
}> {
  const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-store-'));
  await putEmptyStore(dataDir);
  const store = await openStore({ dataDir, log: silent });
  return {
    store,
    dataDir,
    async remove() {
      await store.close().catch(() => {});
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
