import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import pg from 'pg';
import type { StoreAddress } from './stores.ts';

/** The day of the version that wrote a store; the dumps say more. */
export type OldVersion = '2026-11-23' | '2026-11-25';

/** Channels of the older store, by what became of their digests there. */
export const OLD_CHANNELS = [
  'papers',
  'off-topic',
  'announcements',
  'reading-list',
  'quiet',
  'plain',
  'forbidden',
  'waiting',
  'publishing',
  'sending',
  'claimed',
  'paused',
  'unlucky',
  'overdue',
  'unpublished',
  'hidden',
] as const;

/**
 * Puts a store there as an earlier version left it, with nothing opened or migrated yet.
 *
 * @param ids what stands for `<papers>` and the other names of the dump; a name stands for itself unless given.
 */
export async function putOldStore(
  { dataDir, databaseUrl }: StoreAddress,
  version: OldVersion,
  ids: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const file = fileURLToPath(new URL(`../fixtures/store-${version}.sql`, import.meta.url));
  const sql = readFileSync(file, 'utf8').replace(
    /'<([\w-]+)>'/g,
    (_, name: string) => `'${ids.get(name) ?? name}'`,
  );
  if (databaseUrl === undefined) {
    await mkdir(dataDir, { recursive: true });
    const database = new DatabaseSync(join(dataDir, 'paperboy.sqlite'));
    database.exec(sql);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}
