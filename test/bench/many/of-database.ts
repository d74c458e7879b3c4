import { connectStore } from '../../../src/store/connect.ts';
import { MIGRATIONS, migrate } from '../../../src/store/migrations/migrate.ts';
import { silent } from '../../support/stores.ts';
import type { Fleet } from './fleet.ts';
import { endLeases, rest } from './of-processes.ts';
import type { Scenario } from './scenario.ts';

/** What can happen to PostgreSQL. */
export function databaseScenarios(quick: boolean): readonly Scenario[] {
  const amounts = quick
    ? { digests: 60, privates: 20, mails: 20 }
    : { digests: 300, privates: 100, mails: 100 };
  const short = quick ? 8_000 : 30_000;
  const stop = (name: string, ms: number): Scenario => ({
    name,
    title: `PostgreSQL stopped for ${ms / 1000} s (immediate), started again`,
    amounts,
    async befall({ primary }) {
      await rest(6_500);
      await primary?.stop('immediate');
      await rest(ms);
      await primary?.start();
      return '';
    },
  });
  return [
    stop('stop', short),
    ...(quick ? [] : [stop('stop-long', 300_000)]),
    {
      name: 'freeze',
      title: `PostgreSQL frozen for ${short / 1000} s (SIGSTOP)`,
      amounts,
      async befall({ primary }) {
        await rest(6_500);
        primary?.freeze();
        await rest(short);
        primary?.thaw();
        return '';
      },
    },
    {
      name: 'cuts',
      title: `half of the connections ended every second for ${quick ? 10 : 60} s`,
      amounts,
      async befall(fleet) {
        await rest(3_000);
        let ended = 0;
        for (let second = 0; second < (quick ? 10 : 60); second++) {
          ended += await cutHalf(fleet);
          await rest(1_000);
        }
        return `${ended} connections`;
      },
    },
    {
      name: 'upgrade',
      title: 'the next schema put in place under the running version, which is then restarted on it',
      amounts,
      async befall(fleet) {
        await rest(7_000);
        await migrateOn(fleet);
        for (const process of fleet.processes) {
          const { holder } = process;
          await process.end();
          if (quick) await endLeases(fleet, holder);
          await process.restart();
          await process.ready();
        }
        return '';
      },
    },
    {
      name: 'failover',
      title: 'the primary crashed, its synchronous standby promoted 5 s later',
      amounts,
      standby: true,
      async befall({ primary, standby, way }) {
        await rest(6_500);
        await primary?.stop('immediate');
        await rest(5_000);
        standby?.promote();
        if (standby !== undefined) way.leadTo(standby.port);
        return '';
      },
    },
  ];
}

async function cutHalf({ ask }: Fleet): Promise<number> {
  const rows = await ask(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and random() < 0.5`,
  ).catch(() => []);
  return rows.length;
}

/** What a process of the next version would do first. */
async function migrateOn({ databaseUrl }: Fleet): Promise<void> {
  const { database } = await connectStore({ databaseUrl, dataDir: '', log: silent });
  await migrate(database.db, {
    ...MIGRATIONS,
    '900-expand-tried-by': {
      async up(db) {
        await db.schema.alterTable('deliveries').addColumn('tried_by', 'text').execute();
        await db.schema.createTable('tries').addColumn('id', 'text').execute();
      },
    },
  });
  await database.db.destroy();
}
