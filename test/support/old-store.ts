import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import pg from 'pg';
import type { StoreAddress } from './stores.ts';

/** The date of the version that wrote a store; the dumps say more. */
export type OldVersion = '2026-11-23' | '2026-11-25';

/** Channels in the older store, by what became of their digests there. */
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
 * Restores a store as an earlier version left it, neither opened nor migrated.
 * @param ids replacements for `<papers>` and other names in the dump; by default a name is itself.
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
