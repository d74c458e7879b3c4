import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { StoreFailure } from '../../src/store/failure.ts';
import { POSTGRES_LIMITS, type PostgresLimits, postgresDialect } from '../../src/store/postgres.ts';
import { startProxy } from '../support/proxy.ts';
import { comes, fateOf, stopTime } from '../support/stopped-time.ts';
import { silent } from '../support/stores.ts';

const postgres = inject('postgres');
const server = 'url' in postgres ? postgres.url : '';

/** A database behind a proxy, with limits that a test can wait for. */
async function behindProxy(limits: Partial<PostgresLimits> = {}) {
  const proxy = await startProxy(Number(new URL(server).port));
  onTestFinished(() => proxy.close());
  const address = new URL('/postgres', server);
  address.port = String(proxy.port);
  const dialect = postgresDialect(address.href, silent, {
    connectMs: 3000,
    queryMs: 3000,
    idleMs: 10_000,
    doubtMs: 60_000,
    lifeMs: 1000,
    askAgainMs: 50,
    ...limits,
  });
  const db = new Kysely<unknown>({ dialect });
  onTestFinished(() => db.destroy());
  const ask = async (of: Kysely<unknown> = db) => (await sql`select 1 as one`.execute(of)).rows;
  return { proxy, db, ask };
}

describe.skipIf(server === '')('a PostgreSQL database', () => {
  it('may be lost during a transaction: that one fails, and the next query opens another connection', async () => {
    const { proxy, db, ask } = await behindProxy();
    const lost = db.transaction().execute(async (session) => {
      await ask(session);
      proxy.cut();
      // Nothing is asked while the connection breaks, so nothing but the connection itself can hear of it.
      await sleep(100);
      await ask(session);
    });
    await expect(lost).rejects.toThrow();
    expect(await ask()).toEqual([{ one: 1 }]);
  });

  it('may freeze: even more queries than connections fail in time, and work again once it answers', async () => {
    const { proxy, ask } = await behindProxy();
    await Promise.all(Array.from({ length: 10 }, () => ask()));
    proxy.freeze();
    const stuck = await Promise.allSettled(Array.from({ length: 25 }, () => ask()));
    expect(stuck.every(({ status }) => status === 'rejected')).toBe(true);
    proxy.thaw();
    const after = await Promise.all(Array.from({ length: 25 }, () => ask()));
    expect(after).toEqual(Array.from({ length: 25 }, () => [{ one: 1 }]));
  });

  it('gets no more queries once it answers nobody, and is used again when it recovers', async () => {
    const patient = { connectMs: 60_000, queryMs: 60_000, doubtMs: 200, lifeMs: 3000 };
    const { proxy, ask } = await behindProxy(patient);
    await ask();
    proxy.freeze();
    const stuck = await Promise.allSettled(Array.from({ length: 25 }, () => ask()));
    expect(stuck.map(({ status }) => status)).not.toContain('fulfilled');
    // Nobody waits for what is known: a doubt alone would take longer than all of these.
    for (let n = 0; n < 1000; n++) await expect(ask()).rejects.toThrow('the database does not answer');
    const failure: unknown = await ask().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreFailure);
    expect(failure).not.toMatchObject({ cause: { name: 'StoreFailure' } });
    proxy.thaw();
    await expect.poll(() => ask().catch(() => [])).toEqual([{ one: 1 }]);
  });

  it('may be slow as long as it answers others', async () => {
    const { db, ask } = await behindProxy({ queryMs: 30_000, doubtMs: 100, lifeMs: 20_000 });
    const slow = sql`select pg_sleep(1.5)`.execute(db);
    expect(await ask()).toEqual([{ one: 1 }]);
    await expect(slow).resolves.toMatchObject({ rows: [{}] });
  });

  it('releases the locks of a vanished process', async () => {
    const { proxy, db } = await behindProxy({ idleMs: 500 });
    const other = await behindProxy({ queryMs: 5000 });
    const lock = (of: Kysely<unknown>) => sql`select pg_advisory_xact_lock(4711)`.execute(of);
    const vanished = db.transaction().execute(async (session) => {
      await lock(session);
      proxy.freeze();
      await sleep(2000);
      await lock(session);
    });
    vanished.catch(() => {});
    await sleep(300);
    await other.db.transaction().execute(lock);
    await expect(vanished).rejects.toThrow();
    proxy.thaw();
  });

  it('is given up within five seconds if it froze, and asked again every second', async () => {
    const { proxy, ask } = await behindProxy(POSTGRES_LIMITS);
    await ask();
    proxy.freeze();
    const pass = stopTime();
    const stuck = fateOf(ask());
    await pass(4400);
    expect(stuck.is).toBe('open');
    await pass(400);
    expect(stuck.is).toBe('failed');
    proxy.thaw();
    await pass(1100);
    await comes(() =>
      ask().then(
        () => true,
        () => false,
      ),
    );
  });

  it('may take fifteen seconds for an answer and ten for a connection, which is tried twice', async () => {
    const { proxy, ask } = await behindProxy({ ...POSTGRES_LIMITS, doubtMs: 1e9 });
    await ask();
    proxy.freeze();
    const pass = stopTime();
    const stuck = fateOf(ask());
    await pass(14_800);
    expect(stuck.is).toBe('open');
    await pass(400);
    expect(stuck.is).toBe('failed');
    const unconnected = fateOf(ask());
    await pass(19_600);
    expect(unconnected.is).toBe('open');
    await pass(800);
    expect(unconnected.is).toBe('failed');
  });

  it('has ten connections, kept alive every ten seconds, and ends what is idle in a transaction for thirty', async () => {
    const keepAlive = vi.spyOn(Socket.prototype, 'setKeepAlive');
    onTestFinished(() => keepAlive.mockRestore());
    const { db } = await behindProxy(POSTGRES_LIMITS);
    const ask = () =>
      sql<{ pid: number; idle: string }>`
        select pg_backend_pid() as pid, current_setting('idle_in_transaction_session_timeout') as idle,
          pg_sleep(0.2)`.execute(db);
    const answers = await Promise.all(Array.from({ length: 25 }, ask));
    const rows = answers.flatMap((answer) => answer.rows);
    expect(new Set(rows.map(({ pid }) => pid)).size).toBeLessThanOrEqual(10);
    expect(new Set(rows.map(({ idle }) => idle))).toEqual(new Set(['30s']));
    expect(new Set(keepAlive.mock.calls.map(String))).toEqual(new Set(['true,10000']));
  });
});
