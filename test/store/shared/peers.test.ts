import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openPeers, type PeerParts, type Peers } from '../../../src/store/shared/peers.ts';
import { openStore } from '../../../src/store/store.ts';
import { createDatabase } from '../../support/database.ts';
import { silent } from '../../support/stores.ts';

const postgres = inject('postgres');

async function database(): Promise<string> {
  return createDatabase('url' in postgres ? postgres.url : '');
}

function peers(
  databaseUrl: string,
  onNews: () => void = () => {},
  pollMs = 60_000,
  limits: Pick<PeerParts, 'silenceMs' | 'turnMs'> = {},
): Peers {
  const opened = openPeers({ databaseUrl, log: silent, onNews, pollMs, ...limits });
  onTestFinished(() => opened.close());
  return opened;
}

/** Ends every connection that listens, as a restart of the server would. */
async function cutListeners(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query not like '%pg_stat_activity%' and pid <> pg_backend_pid()",
  );
  await client.end();
}

describe.skipIf('missing' in postgres)('processes on one PostgreSQL', () => {
  it('have one that leads, and another once it has gone', async () => {
    const url = await database();
    const [one, other] = [peers(url), peers(url)];
    const lead = await one.lead();
    expect([lead?.aborted, await other.lead(), (await one.lead()) === lead]).toEqual([
      false,
      undefined,
      true,
    ]);
    await one.close();
    await expect.poll(() => other.lead()).toBeDefined();
    expect(lead?.aborted).toBe(true);
  });

  it('lose the lead with the connection, and notice it', async () => {
    const url = await database();
    const one = peers(url);
    const lead = await one.lead();
    await cutListeners(url);
    await expect.poll(() => lead?.aborted).toBe(true);
    await expect.poll(async () => (await one.lead())?.aborted).toBe(false);
  });

  it('take the lead from one that froze, but not from one that is only idle', async () => {
    const url = await database();
    // Looks in an hour, so that it is as good as frozen; the other is asked at each look and so gives a sign of life.
    const [frozen, waiting] = [
      peers(url, () => {}, 3_600_000),
      peers(url, () => {}, 100, { silenceMs: 1_000 }),
    ];
    const lead = await frozen.lead();
    expect(await waiting.lead()).toBeUndefined();
    await expect.poll(() => waiting.lead()).toBeDefined();
    await expect.poll(() => lead?.aborted).toBe(true);
    // Longer than a busy machine lets a look wait, and shorter than all of these together.
    const eager = peers(url, () => {}, 100, { silenceMs: 2_500 });
    for (let n = 0; n < 30; n++) {
      expect(await eager.lead()).toBeUndefined();
      await sleep(100);
    }
  });

  it('serialize work of the same name, run other work concurrently, and are not blocked by one that died', async () => {
    const url = await database();
    const [one, other] = [peers(url), peers(url)];
    const done: string[] = [];
    const nothing = (): void => {};
    let finish = nothing;
    const first = one.inTurn('paper 1', () => new Promise<void>((resolve) => (finish = resolve)));
    await expect.poll(() => finish).not.toBe(nothing);
    const second = other.inTurn('paper 1', async () => void done.push('paper 1'));
    await other.inTurn('paper 2', async () => void done.push('paper 2'));
    await sleep(500);
    expect(done).toEqual(['paper 2']);
    finish();
    await Promise.all([first, second]);
    expect(done).toEqual(['paper 2', 'paper 1']);
    finish = nothing;
    const held = one.inTurn('paper 3', () => new Promise<void>((resolve) => (finish = resolve)));
    await expect.poll(() => finish).not.toBe(nothing);
    const third = other.inTurn('paper 3', async () => void done.push('paper 3'));
    await cutListeners(url);
    await third;
    expect(done).toContain('paper 3');
    finish();
    await held;
  });

  it('wait no longer for a turn than allowed', async () => {
    const url = await database();
    const [one, other] = [peers(url), peers(url, () => {}, 60_000, { turnMs: 300 })];
    void one.inTurn('paper', () => new Promise(() => {}));
    await expect.poll(() => other.lead()).toBeDefined();
    expect(await other.inTurn('paper', async () => 'all the same')).toBe('all the same');
  });

  it('hear of what others write, even after their connection was cut', async () => {
    const url = await database();
    const store = await openStore({ databaseUrl: url, dataDir: '', log: silent });
    onTestFinished(() => store.close());
    let heard = 0;
    peers(url, () => heard++);
    await expect.poll(() => heard).toBe(1);
    const write = () => store.sharedCatalog.write(0, ({ state }) => ({ papers: [], state }));
    await write();
    await expect.poll(() => heard).toBe(2);
    await cutListeners(url);
    // Each new connection counts as news: what was written meanwhile made no sound here.
    await expect.poll(() => heard).toBe(3);
    await write();
    await expect.poll(() => heard).toBe(4);
  });

  it('poll in case a notice was missed', async () => {
    let heard = 0;
    peers(await database(), () => heard++, 20);
    await expect.poll(() => heard).toBeGreaterThan(3);
  });
});
