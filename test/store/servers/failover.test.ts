import { Kysely, sql } from 'kysely';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { postgresDialect } from '../../../src/store/postgres.ts';
import { openPeers } from '../../../src/store/shared/peers.ts';
import { openStore } from '../../../src/store/store.ts';
import { type Cluster, startCluster } from '../../support/cluster.ts';
import { startProxy } from '../../support/proxy.ts';
import { silent } from '../../support/stores.ts';

const postgres = inject('postgres');

/** Two servers, of which the second copies the first, and their address as one. */
async function startPair(): Promise<{ primary: Cluster; standby: Cluster; both: string }> {
  const primary = await startCluster();
  onTestFinished(() => primary.remove());
  const standby = await primary.standby();
  onTestFinished(() => standby.remove());
  const both = `${primary.url},127.0.0.1:${standby.port}/postgres?target_session_attrs=read-write`;
  return { primary, standby, both };
}

function pool(databaseUrl: string) {
  const db = new Kysely<unknown>({ dialect: postgresDialect(databaseUrl, silent) });
  onTestFinished(() => db.destroy());
  return {
    /** On several connections at once. */
    ask: (text: string) => Promise.all(Array.from({ length: 5 }, () => sql.raw(text).execute(db))),
  };
}

describe.skipIf('missing' in postgres)('a PostgreSQL with a standby', () => {
  it('is followed to the standby once that is promoted, without losing commits', async () => {
    const { primary, standby, both } = await startPair();
    const { ask } = pool(both);
    const peers = openPeers({ databaseUrl: both, log: silent, onNews: () => {} });
    onTestFinished(() => peers.close());
    await ask('create table if not exists t (n int)').catch(() => {});
    await ask('insert into t values (1)');
    const lead = await peers.lead();
    expect(lead?.aborted).toBe(false);
    await primary.stop('immediate');
    await expect(ask('insert into t values (2)')).rejects.toThrow();
    standby.promote();
    await expect.poll(() => ask('insert into t values (3)').catch(() => 'away')).not.toBe('away');
    // Of an attempt that failed on one connection others may have written: only the last one is known to be whole.
    const [count] = await ask(
      'select count(*) filter (where n = 1) as before, count(*) filter (where n = 3) >= 5 as "after" from t',
    );
    expect(count?.rows).toEqual([{ before: 5, after: true }]);
    expect(lead?.aborted).toBe(true);
    await expect.poll(async () => (await peers.lead())?.aborted).toBe(false);
  });

  it('is never written on the standby, by whatever address it is reached', async () => {
    const { primary, standby } = await startPair();
    const way = await startProxy(primary.port);
    onTestFinished(() => way.close());
    const { ask } = pool(`postgres://paperboy:paperboy@127.0.0.1:${way.port}/postgres`);
    await ask('create table if not exists t (n int)').catch(() => {});
    await ask('insert into t values (1)');
    way.leadTo(standby.port);
    way.cut();
    await expect.poll(() => ask('select 1').catch(String)).toContain('standby');
    await expect(
      openStore({ databaseUrl: `${standby.url}/postgres`, dataDir: '', log: silent, patienceMs: 0 }),
    ).rejects.toThrow(/is a standby, which can't be written: name the primary/);
    standby.promote();
    await expect.poll(() => ask('insert into t values (2)').catch(() => 'away')).not.toBe('away');
  });
});
