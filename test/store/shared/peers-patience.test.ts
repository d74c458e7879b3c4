import pg from 'pg';
import { pino } from 'pino';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { openPeers, type PeerParts } from '../../../src/store/shared/peers.ts';
import { createDatabase } from '../../support/database.ts';
import { freePort } from '../../support/free-port.ts';
import { startProxy } from '../../support/proxy.ts';
import { comes, sleepReally, stopTime } from '../../support/stopped-time.ts';
import { silent } from '../../support/stores.ts';

const postgres = inject('postgres');
const server = 'url' in postgres ? postgres.url : '';

function peers(databaseUrl: string, parts: Partial<PeerParts> = {}) {
  const opened = openPeers({ databaseUrl, log: silent, onNews: () => {}, ...parts });
  onTestFinished(() => opened.close());
  return opened;
}

/** A log that tells how often the connection was lost or couldn't be made. */
function countingLog() {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  return { log, count: () => lines.length };
}

describe.skipIf(server === '')('processes on one PostgreSQL', () => {
  it('look every ten seconds whether they missed a notice', async () => {
    const pass = stopTime();
    let heard = 0;
    peers(await createDatabase(server), { onNews: () => heard++ });
    await comes(() => heard === 1);
    await pass(9_900);
    expect(heard).toBe(1);
    await pass(200);
    await comes(() => heard === 2);
  });

  it('try to connect again after a quarter of a second, then twice that, up to every ten seconds', async () => {
    const pass = stopTime();
    const { log, count } = countingLog();
    peers(`postgres://paperboy:paperboy@127.0.0.1:${await freePort()}/none`, { log });
    for (const [tries, pause] of [250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000].entries()) {
      await comes(() => count() === tries + 1);
      await pass(pause - 50);
      expect(count()).toBe(tries + 1);
      await pass(50);
    }
    await comes(() => count() === 9);
  });

  it('give a database that froze ten seconds to answer or to connect, and one to say goodbye', async () => {
    const address = new URL(await createDatabase(server));
    const proxy = await startProxy(Number(address.port));
    onTestFinished(() => proxy.close());
    address.port = String(proxy.port);
    const pass = stopTime();
    const { log, count } = countingLog();
    let heard = 0;
    const one = peers(address.href, { log, onNews: () => heard++ });
    onTestFinished(() => proxy.cut());
    await comes(() => heard === 1);
    proxy.freeze();
    await pass(19_900);
    expect(count()).toBe(0);
    await pass(200);
    expect(count()).toBe(1);
    await pass(250 + 9_700);
    expect(count()).toBe(1);
    await pass(400);
    expect(count()).toBe(2);
    proxy.thaw();
    await pass(500);
    await comes(() => heard === 2);
    proxy.freeze();
    let isClosed = false;
    const closed = one.close().then(() => {
      isClosed = true;
    });
    await pass(900);
    expect(isClosed).toBe(false);
    await pass(200);
    await closed;
  });

  it('take the lead from one that was silent for thirty seconds', async () => {
    const databaseUrl = await createDatabase(server);
    const lead = await peers(databaseUrl, { pollMs: 3_600_000 }).lead();
    expect(lead?.aborted).toBe(false);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    onTestFinished(() => client.end());
    /** Puts the clock that connections made from now on look at ahead. */
    const putAhead = async (seconds: number) => {
      await client.query(`
        create schema if not exists ahead;
        create or replace function ahead.clock_timestamp() returns timestamptz language sql
          as $$ select pg_catalog.clock_timestamp() + interval '${seconds} seconds' $$`);
    };
    await client.query(
      `do $$ begin execute format('alter database %I set search_path = ahead, pg_catalog, public', current_database()); end $$`,
    );
    await putAhead(10);
    const waiting = peers(databaseUrl);
    expect([await waiting.lead(), await waiting.lead(), lead?.aborted]).toEqual([
      undefined,
      undefined,
      false,
    ]);
    await putAhead(31);
    await expect.poll(() => waiting.lead()).toBeDefined();
    expect(lead?.aborted).toBe(true);
  });

  it('wait twenty seconds for a turn, and look five times a second whether it has come', async () => {
    const databaseUrl = await createDatabase(server);
    stopTime();
    const [one, other] = [peers(databaseUrl), peers(databaseUrl)];
    const done: string[] = [];
    const nothing = (): void => {};
    let finish = nothing;
    const first = one.inTurn('a', () => new Promise<void>((resolve) => (finish = resolve)));
    void one.inTurn('b', () => new Promise(() => {}));
    await comes(() => finish !== nothing);
    await one.lead();
    const turns = ['a', 'b'].map((name) => other.inTurn(name, async () => void done.push(name)));
    await other.lead();
    await sleepReally(100);
    finish();
    await first;
    await sleepReally(100);
    vi.advanceTimersByTime(200);
    await comes(() => done.length > 0);
    expect(done).toEqual(['a']);
    vi.advanceTimersByTime(19_000);
    await sleepReally(100);
    expect(done).toEqual(['a']);
    // The look at 19.2 seconds was in vain, and the next one is the last.
    vi.advanceTimersByTime(1000);
    await Promise.all(turns);
    expect(done).toEqual(['a', 'b']);
  });
});
