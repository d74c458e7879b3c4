import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../support/create-database.ts';
import { type KillReport, runKills } from '../support/kills.ts';
import { type MailKillReport, runMailKills } from '../support/mail-kills.ts';
import { startPostgres } from '../support/postgres.ts';
import type { Bench, BenchArguments, Table } from './bench.ts';

/** Kills of the delivering process, over all its steps, on each database. */
const KILLS = { sqlite: 210, postgres: 45 } as const;
const QUICK_KILLS = 15;

/** Kills of the process that mails; each costs two processes or three. */
const MAIL_KILLS = { sqlite: 60, postgres: 30 } as const;
const QUICK_MAIL_KILLS = 5;
const MAILBOXES = 4;

type Engine = keyof typeof KILLS;

interface Counted {
  readonly digests: KillReport;
  readonly mails: MailKillReport;
}

export default {
  name: 'kills',
  title: 'Digests delivered by a process that is killed at every step',
  async run(args: BenchArguments): Promise<readonly Table[]> {
    const sqlite = await killed('sqlite', args, undefined);
    const server = await startPostgres();
    const postgres = await killed('postgres', args, server.url).finally(server.stop);
    return [
      {
        title: 'Kills (SIGKILL) of the delivering process',
        columns: ['store', 'kills', 'digests due', 'doubled', 'lost'],
        rows: [row('SQLite', sqlite.digests), row('PostgreSQL', postgres.digests)],
        notes: [
          'Text, announcement and forum channels and private messages in equal parts, on the loopback Discord. Between two processes the clock moves on by six minutes, past what Discord remembers of a nonce.',
          `Steps: ${sayCounts(sqlite.digests.byStep)}.`,
        ],
      },
      {
        title: 'Kills (SIGKILL) of the process that sends mail',
        columns: ['store', 'kills', 'mails due', 'doubled', 'lost', 'never known', 'of these unsaid'],
        rows: [mailRow('SQLite', sqlite.mails), mailRow('PostgreSQL', postgres.mails)],
        notes: [
          `${MAILBOXES} mailboxes, one mail a day to each, to a real SMTP server outside the process. Doubled: mails that came twice, and papers that came again though their mail was known. Lost: papers that no mail brought, and mails that the ledger holds for sent and that are nowhere. Never known: mails of which nobody knows whether they came; their papers come in the next one, which says so.`,
          `Steps: ${sayCounts(sqlite.mails.byStep)}.`,
        ],
      },
    ];
  },
} satisfies Bench;

async function killed(engine: Engine, args: BenchArguments, serverUrl: string | undefined): Promise<Counted> {
  const base = { random: Math.random };
  const digests = await inFolder((dataDir) =>
    runKills({
      ...base,
      kills: args.quick ? QUICK_KILLS : KILLS[engine],
      dataDir,
      progress: (done) => {
        if (done % 15 === 0) args.progress(`${engine}: ${done} kills`);
      },
      ...(serverUrl === undefined ? {} : { databaseUrl: `${serverUrl}/postgres` }),
    }),
  );
  const databaseUrl = serverUrl === undefined ? undefined : await createDatabase(serverUrl);
  const mails = await inFolder((dataDir) =>
    runMailKills({
      ...base,
      kills: args.quick ? QUICK_MAIL_KILLS : MAIL_KILLS[engine],
      mailboxes: MAILBOXES,
      dataDir,
      progress: (done) => {
        if (done % 15 === 0) args.progress(`${engine}: ${done} kills of mails`);
      },
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
    }),
  );
  return { digests, mails };
}

async function inFolder<T>(run: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-kills-'));
  try {
    return await run(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function row(store: string, report: KillReport): (string | number)[] {
  return [store, report.kills, report.due, report.doubled, report.lost];
}

function mailRow(store: string, report: MailKillReport): (string | number)[] {
  const { kills, due, doubled, lost, unknown, unsaid } = report;
  return [store, kills, due, doubled, lost, unknown, unsaid];
}

function sayCounts(byStep: ReadonlyMap<string, number>): string {
  return [...byStep].map(([step, count]) => `${step} ${count}`).join(', ');
}
