import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KillReport, runKills } from '../support/kills.ts';
import { startPostgres } from '../support/postgres.ts';
import type { Bench, BenchArguments, Table } from './bench.ts';

/** Kills of the delivering process, over all its steps, on each database. */
const KILLS = { sqlite: 210, postgres: 45 } as const;
const QUICK_KILLS = 15;

export default {
  name: 'kills',
  title: 'Digests delivered by a process that is killed at every step',
  async run(args: BenchArguments): Promise<readonly Table[]> {
    const sqlite = await kill('sqlite', args, undefined);
    const server = await startPostgres();
    const postgres = await kill('postgres', args, `${server.url}/postgres`).finally(server.stop);
    return [
      {
        title: 'Kills (SIGKILL) of the delivering process',
        columns: ['store', 'kills', 'digests due', 'doubled', 'lost'],
        rows: [row('SQLite', sqlite), row('PostgreSQL', postgres)],
        notes: [
          'Text, announcement and forum channels and private messages in equal parts, on the loopback Discord. Between two processes the clock moves on by six minutes, past what Discord remembers of a nonce.',
          `Steps: ${[...sqlite.byStep].map(([step, count]) => `${step} ${count}`).join(', ')}.`,
        ],
      },
    ];
  },
} satisfies Bench;

async function kill(
  store: keyof typeof KILLS,
  args: BenchArguments,
  databaseUrl: string | undefined,
): Promise<KillReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-kills-'));
  const kills = args.quick ? QUICK_KILLS : KILLS[store];
  try {
    return await runKills({
      kills,
      dataDir,
      random: Math.random,
      progress: (done) => {
        if (done % 15 === 0) args.progress(`${store}: ${done} of ${kills} kills`);
      },
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
    });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function row(store: string, report: KillReport): (string | number)[] {
  return [store, report.kills, report.due, report.doubled, report.lost];
}
