import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Kysely, sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/log.ts';
import { onBehalfOf } from '../../src/request.ts';
import { createQueryLog } from '../../src/store/query-log.ts';
import { SqliteFileDialect } from '../../src/store/sqlite.ts';

async function open(slowMs: number) {
  const folder = await mkdtemp(path.join(tmpdir(), 'paperboy-queries-'));
  const lines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line) => void lines.push(line) } });
  const dialect = new SqliteFileDialect(path.join(folder, 'store'), log);
  const db = new Kysely<unknown>({ dialect, log: createQueryLog(log, slowMs) });
  onTestFinished(async () => {
    await db.destroy();
    await rm(folder, { recursive: true });
  });
  return { db, lines: () => lines.map((line): Record<string, unknown> => JSON.parse(line)) };
}

it('logs a slow query with its request id, and without its values', async () => {
  const { db, lines } = await open(0);
  await onBehalfOf('7', () => sql`select ${'secret words'} as said`.execute(db));
  expect(lines()).toMatchObject([
    { level: 40, request_id: '7', sql: 'select ? as said', msg: 'a query was slow' },
  ]);
  expect(JSON.stringify(lines())).not.toContain('secret words');
});

it('logs a failed query with its request id', async () => {
  const { db, lines } = await open(10_000);
  await sql`select 1`.execute(db);
  await onBehalfOf('8', () => sql`select * from nowhere`.execute(db)).catch(() => {});
  expect(lines()).toMatchObject([{ level: 20, request_id: '8', msg: 'a query failed' }]);
});

it('logs what takes half a second, and the first 300 characters of it', () => {
  const logged: unknown[] = [];
  const note = createQueryLog({ warn: (fields: object) => void logged.push(fields) } as never);
  for (const queryDurationMillis of [499.9, 500.4]) {
    const query = { sql: 'x'.repeat(400) };
    note({ level: 'query', query, queryDurationMillis } as never);
  }
  expect(logged).toEqual([{ sql: 'x'.repeat(300), ms: 500 }]);
});
