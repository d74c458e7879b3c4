import { pino } from 'pino';
import { subscriptionId } from '../../src/digest/recipient.ts';
import { createVault } from '../../src/mail/vault.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { alone } from './alone.ts';
import { subscription } from './digest.ts';
import { runKillable } from './killable.ts';
import { type CountedMails, countMails } from './mail-kill-count.ts';
import {
  FOLLOWED_WORD,
  KILL_DAYS,
  MAIL_KILL_SECRET,
  type MailKillStep,
  SERVER_STEPS,
  type ServerStep,
} from './mail-kill-steps.ts';
import { type MailServer, startMailServer } from './mail-server.ts';

const DAY_MS = 86_400_000;

/** How far the clock moves between two processes of a day: past the lease. */
const BETWEEN_MS = 6 * 60_000;

/** Midnight of the day before the first mail; all mail is due at eight. */
const START = Date.parse('2026-02-01T00:00:00Z');

export interface MailKillReport extends CountedMails {
  readonly kills: number;
  /** How often the process died at each step. */
  readonly byStep: ReadonlyMap<string, number>;
}

export interface MailKillOptions {
  /** Kills to reach: days with kills follow each other until then. */
  readonly kills: number;
  readonly mailboxes: number;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly progress?: (kills: number) => void;
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * Mails each day's papers, through a real mail server, by a process that is killed again and again, and counts what
 * arrived. After a kill another process takes over, which may be killed too, or nobody does until the next day.
 */
export async function runMailKills(options: MailKillOptions): Promise<MailKillReport> {
  const store = await openStore({
    ...options,
    databaseUrl: options.databaseUrl,
    log: pino({ level: 'silent' }),
  });
  const server = await startMailServer();
  const byStep = new Map<string, number>();
  let kills = 0;
  let day = 0;
  const at = (turn: number) => new Date(START + day * DAY_MS + 8 * 3_600_000 + 5000 + turn * BETWEEN_MS);

  async function kill(step: MailKillStep, turn: number): Promise<void> {
    const where = { step, nth: 1 + Math.floor(options.random() * options.mailboxes) };
    if (!(await runChild(server, options, at(turn), where))) return;
    kills += 1;
    byStep.set(step, (byStep.get(step) ?? 0) + 1);
    options.progress?.(kills);
  }

  /** A day without a kill. */
  async function calmDay(): Promise<void> {
    day += 1;
    await runChild(server, options, at(0), undefined);
  }

  try {
    await addMailboxes(store, options.mailboxes);
    await calmDay();
    for (let round = 0; kills < options.kills; round += 1) {
      const { kills: steps, isFinished } = KILL_DAYS[round % KILL_DAYS.length] ?? { kills: [] };
      day += 1;
      for (const [turn, step] of steps.entries()) await kill(step, turn);
      if (isFinished) await runChild(server, options, at(steps.length), undefined);
    }
    await calmDay();
    await calmDay();
    return { kills, byStep, ...(await countMails(server, store, day)) };
  } finally {
    await store.close();
    await server.close();
  }
}

/** Mailboxes of people who follow what the day's papers leave out. */
async function addMailboxes(store: Store, many: number): Promise<void> {
  const vault = createVault(MAIL_KILL_SECRET);
  const since = new Date(START + 12 * 3_600_000);
  for (let i = 0; i < many; i += 1) {
    const address = `reader-${i}@example.org`;
    const personId = String(i + 1);
    const token = `token-of-reader-${i}-00000`;
    const sealed = vault.seal(JSON.stringify({ address, token }));
    const addressId = `mailbox-${i}`;
    await store.mail.keep(
      {
        id: addressId,
        fingerprint: vault.fingerprint(address),
        sealed,
        tokenHash: vault.fingerprint(token),
        personId,
      },
      since,
    );
    await store.follows.add({ id: `f${i}`, personId, kind: 'words', value: FOLLOWED_WORD, since }, 25);
    const recipient = { kind: 'address', addressId } as const;
    const id = subscriptionId({ recipient });
    const due = { time: '08:00', timezone: 'UTC', size: 10, exclude: [FOLLOWED_WORD], since, nextAt: since };
    await store.subscriptions.change(id, () => ({ ...subscription(), ...due, id, recipient }));
  }
}

/** Whether the process was killed; it may never have reached that step. */
async function runChild(
  server: MailServer,
  options: MailKillOptions,
  now: Date,
  kill: { readonly step: MailKillStep; readonly nth: number } | undefined,
): Promise<boolean> {
  const killAtServer = SERVER_STEPS.find((step) => step === kill?.step);
  const environment = {
    SMTP_URL: server.url,
    DATA_DIR: options.dataDir,
    DATABASE_URL: options.databaseUrl ?? '',
    NOW: now.toISOString(),
    KILL_AT: kill?.step ?? '',
    KILL_ON: String(kill?.nth ?? 0),
  };
  return runKillable(await alone('mail-until-killed'), environment, (end) => {
    let met = 0;
    const hook = (step: ServerStep) => async (): Promise<void> => {
      if (step !== killAtServer || ++met !== (kill?.nth ?? 0)) return;
      end();
      // From here on nobody hears what the server says.
      await new Promise((done) => setTimeout(done, 100));
    };
    server.onRecipient = hook('at recipient');
    server.onText = hook('at text');
    server.onMail = hook('at end');
  });
}
