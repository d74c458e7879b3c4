import { copyFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { openStore } from '../../src/store/store.ts';

/** Names the folder of a run's empty SQLite store, for its child processes too. */
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
 * Puts an empty store where one will be opened: copying takes a third of the CPU time of the migrations, which would
 * cost the tests ten seconds. Outside a test run, the migrations do all the work.
 */
export async function putEmptyStore(dataDir: string): Promise<void> {
  const from = process.env[PLACE];
  if (from === undefined) return;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await copyFile(path.join(from, FILE), path.join(dataDir, FILE));
}
