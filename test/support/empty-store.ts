import { copyFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { openStore } from '../../src/store/store.ts';

/** Where a run keeps an SQLite store with nothing in it; processes that it starts know it by this, too. */
const PLACE = 'PAPERBOY_TEST_EMPTY_STORE';
const FILE = 'paperboy.sqlite';

/** Migrates one SQLite store for all test files. */
export default async function setup(): Promise<void> {
  const dataDir = path.join(tmpdir(), 'empty-store');
  const store = await openStore({ dataDir, log: pino({ level: 'silent' }) });
  await store.close();
  process.env[PLACE] = dataDir;
}

/**
 * Puts a store with nothing in it where one will be opened: copied, it costs a third of the processor time that the migrations
 * take, of which tests would else spend ten seconds. Outside of a test run it leaves all to them.
 */
export async function putEmptyStore(dataDir: string): Promise<void> {
  const from = process.env[PLACE];
  if (from === undefined) return;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await copyFile(path.join(from, FILE), path.join(dataDir, FILE));
}
