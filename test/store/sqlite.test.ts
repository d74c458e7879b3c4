import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createLog } from '../../src/log.ts';
import { SqliteFileDialect } from '../../src/store/sqlite.ts';
import { loadSqlite } from '../../src/store/sqlite-file.ts';
import { openStore } from '../../src/store/store.ts';
import { fateOf, stopTime } from '../support/stopped-time.ts';
import { silent, temporaryStore } from '../support/stores.ts';

const { DatabaseSync } = await loadSqlite();

const vote = { scope: 'g', paperId: 'p', userId: 'u', at: new Date(1) };

it('waits for the lock of another process while everything else goes on', async () => {
  const { store, dataDir, remove } = await temporaryStore();
  onTestFinished(remove);
  const other = new DatabaseSync(join(dataDir, 'paperboy.sqlite'));
  other.exec('begin immediate');
  const written = store.votes.toggle(vote);
  // A loop that stood still would never come to let go of the lock.
  let isFree = false;
  setTimeout(() => {
    other.exec('commit');
    isFree = true;
  }, 300);
  expect(await written).toEqual({ voted: true, count: 1 });
  expect(isFree).toBe(true);
  expect(await store.votes.counts('g')).toEqual(new Map([['p', 1]]));
  other.close();
});

it('groups writes for 20 ms, and waits ten seconds for the lock, looking again after 25 ms', async () => {
  const { store, dataDir, remove } = await temporaryStore();
  onTestFinished(remove);
  const other = new DatabaseSync(join(dataDir, 'paperboy.sqlite'));
  onTestFinished(() => other.close());
  const pass = stopTime();
  const grouped = store.votes.toggle(vote);
  vi.advanceTimersByTime(19);
  const beside = store.votes.toggle(vote);
  vi.advanceTimersByTime(1);
  expect([await grouped, await beside].map(({ voted }) => voted)).toEqual([true, false]);
  other.exec('begin immediate');
  const tooLate = fateOf(store.votes.toggle(vote));
  await pass(50);
  vi.advanceTimersByTime(9_800);
  await pass(50);
  expect(tooLate.is).toBe('open');
  vi.advanceTimersByTime(200);
  await pass(50);
  expect(tooLate.is).toBe('failed');
  const inTime = fateOf(store.votes.toggle(vote));
  await pass(50);
  expect(inTime.is).toBe('open');
  other.exec('commit');
  await pass(100);
  expect(inTime.is).toBe('answered');
});

it('survives a power cut: writes go to a separate log, are on disk before they count, and block only shortly', async () => {
  const { store, dataDir, remove } = await temporaryStore();
  onTestFinished(remove);
  await store.votes.toggle(vote);
  const db = new Kysely<unknown>({
    dialect: new SqliteFileDialect(join(dataDir, 'paperboy.sqlite'), silent),
  });
  expect((await sql`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }]);
  // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
  expect((await sql`pragma synchronous`.execute(db)).rows).toEqual([{ synchronous: 2 }]);
  // SQLite's own wait for a lock blocks the event loop.
  expect((await sql`pragma busy_timeout`.execute(db)).rows).toEqual([{ timeout: 20 }]);
  await db.destroy();
});

it('says why a transaction failed, even if SQLite rolled it back by itself', async () => {
  const { dataDir, remove } = await temporaryStore();
  onTestFinished(remove);
  const dialect = new SqliteFileDialect(join(dataDir, 'paperboy.sqlite'), silent);
  const db = new Kysely<unknown>({ dialect });
  const failing = db.transaction().execute(async (session) => {
    await sql`rollback`.execute(session);
    throw new Error('the disk is full');
  });
  await expect(failing).rejects.toThrow('the disk is full');
  await db.destroy();
});

it('is a single complete file after a clean close', async () => {
  const { store, dataDir, remove } = await temporaryStore();
  onTestFinished(remove);
  await store.votes.toggle(vote);
  await store.votes.counts('g');
  await store.close();
  const elsewhere = mkdtempSync(join(tmpdir(), 'paperboy-store-'));
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
  copyFileSync(join(dataDir, 'paperboy.sqlite'), join(elsewhere, 'paperboy.sqlite'));
  const copy = await openStore({ dataDir: elsewhere, log: silent });
  expect(await copy.votes.counts('g')).toEqual(new Map([['p', 1]]));
  await copy.close();
});

function listening() {
  const lines: string[] = [];
  return {
    lines,
    log: createLog({ level: 'warn', destination: { write: (line) => void lines.push(line) } }),
  };
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'paperboy-store-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

it('says so if it is deleted under the running bot, and rewrites it at the end', async () => {
  const dataDir = folder();
  const { lines, log } = listening();
  const store = await openStore({ dataDir, log });
  await store.votes.toggle(vote);
  rmSync(join(dataDir, 'paperboy.sqlite'));
  await store.votes.toggle({ ...vote, userId: 'v' });
  await store.votes.toggle({ ...vote, userId: 'w' });
  expect(
    lines.filter((line) => line.includes('was deleted. I still have everything in memory')),
  ).toHaveLength(1);
  await store.close();
  const again = await openStore({ dataDir, log });
  expect(await again.votes.counts('g')).toEqual(new Map([['p', 3]]));
  await again.close();
});

it('says so if it is replaced under the running bot, and leaves the new file alone', async () => {
  const dataDir = folder();
  const { lines, log } = listening();
  const file = join(dataDir, 'paperboy.sqlite');
  const store = await openStore({ dataDir, log });
  await store.votes.toggle(vote);
  rmSync(file);
  writeFileSync(file, 'another');
  await store.votes.toggle({ ...vote, userId: 'v' });
  expect(lines.join()).toContain('was replaced by another file');
  await store.close();
  expect(readFileSync(file, 'utf8')).toBe('another');
});

it('says so if it is empty although it had data', async () => {
  const dataDir = folder();
  const { lines, log } = listening();
  await (await openStore({ dataDir: folder(), log })).close();
  expect(lines).toEqual([]);
  writeFileSync(join(dataDir, 'paperboy.sqlite'), '');
  await (await openStore({ dataDir, log })).close();
  expect(lines.join()).toContain('is empty. If digests were set up here');
});
