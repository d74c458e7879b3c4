import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KillReport, runKills } from '../support/kills.ts';
import { type MailKillReport, runMailKills } from '../support/mail-kills.ts';
import { startPostgres } from '../support/postgres.ts';
import type { Bench, BenchArguments, Table } from './bench.ts';

/** Kills of the delivering process on each database, over all its steps. */
const KILLS = { sqlite: 210, postgres: 45 } as const;
const QUICK_KILLS = 15;

/** Kills of the mailing process; each takes two or three processes. */
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
    const sqlite = await kill('sqlite', args, (run) => run(undefined));
    const postgres = await kill('postgres', args, onPostgres);
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

/** @param on gives a run a store that nobody else uses. */
async function kill(
  engine: Engine,
  args: BenchArguments,
  on: <T>(run: (databaseUrl: string | undefined) => Promise<T>) => Promise<T>,
): Promise<Counted> {
  const progress = (what: string) => (done: number) => {
    if (done % 15 === 0) args.progress(`${engine}: ${done} kills of ${what}`);
  };
  const where = (dataDir: string, databaseUrl: string | undefined) => ({
    dataDir,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    random: Math.random,
  });
  const digests = await on((url) =>
    inFolder((dataDir) =>
      runKills({
        ...where(dataDir, url),
        kills: args.quick ? QUICK_KILLS : KILLS[engine],
        progress: progress('digests'),
      }),
    ),
  );
  const mails = await on((url) =>
    inFolder((dataDir) =>
      runMailKills({
        ...where(dataDir, url),
        kills: args.quick ? QUICK_MAIL_KILLS : MAIL_KILLS[engine],
        mailboxes: MAILBOXES,
        progress: progress('mails'),
      }),
    ),
  );
  return { digests, mails };
}

async function onPostgres<T>(run: (databaseUrl: string) => Promise<T>): Promise<T> {
  const server = await startPostgres();
  return run(`${server.url}/postgres`).finally(server.stop);
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
