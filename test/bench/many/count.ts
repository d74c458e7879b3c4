import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import type { Target } from './due.ts';
import type { Fleet } from './fleet.ts';

/** A message later than this says so, ms; and none may come that much too early. */
const LATE_MS = 15 * 60_000;
const EARLY_MS = 1_000;

/** What arrived, according to Discord and the mail server. */
export interface Count {
  readonly due: number;
  readonly arrived: number;
  /** Recipients who got more than one. */
  readonly doubled: number;
  /** Recipients who got none, and never will. */
  readonly lost: number;
  /** Mails whose arrival is unknown: the next one says so and repeats their papers. */
  readonly unknown: number;
  /** Late by more than a quarter of an hour, in messages that don't say so. */
  readonly lateUnsaid: number;
  readonly early: number;
  /** Seconds from the first due time to the last arrival. */
  readonly tookSeconds: number;
}

interface Row {
  readonly subscription_id: string;
  readonly state: string;
  readonly reason: string | null;
}

export async function countUp(fleet: Fleet, targets: readonly Target[]): Promise<Count> {
  const rows = await fleet.ask<Row & { id: string }>(
    'select subscription_id, state, reason from deliveries where subscription_id = any($1)',
    [targets.map((target) => target.subscription)],
  );
  const ofTarget = new Map(rows.map((row) => [row.subscription_id, row]));
  const mails = new Map<string, Found[]>();
  for (const { to, at, email } of fleet.mail.mails) {
    mails.set(to, [...(mails.get(to) ?? []), { at, text: email.text ?? '' }]);
  }
  const count = { due: targets.length, arrived: 0, doubled: 0, lost: 0, unknown: 0, lateUnsaid: 0, early: 0 };
  let last = 0;
  for (const target of targets) {
    const found =
      target.kind === 'mails' ? (mails.get(target.place) ?? []) : postsIn(fleet.discord, target.place);
    const row = ofTarget.get(target.subscription);
    const isUnknown = row?.state === 'failed' && (row.reason ?? '').includes('interrupted');
    if (isUnknown) count.unknown += 1;
    if (found.length > 0) count.arrived += 1;
    if (found.length > 1) count.doubled += 1;
    if (found.length === 0 && !isUnknown) count.lost += 1;
    for (const { at, text } of found) {
      const lag = at.getTime() - target.dueAt.getTime();
      last = Math.max(last, at.getTime());
      if (lag < -EARLY_MS) count.early += 1;
      if (lag > LATE_MS + 60_000 && !/\blate\b/i.test(text)) count.lateUnsaid += 1;
    }
  }
  const first = Math.min(...targets.map(({ dueAt }) => dueAt.getTime()));
  return { ...count, tookSeconds: Math.max(0, (last - first) / 1000) };
}

/** How many have at least one message so far. */
export function arrivedSoFar(fleet: Fleet, targets: readonly Target[]): number {
  const mailed = new Set(fleet.mail.mails.map(({ to }) => to));
  return targets.filter(({ kind, place }) =>
    kind === 'mails' ? mailed.has(place) : postsIn(fleet.discord, place).length > 0,
  ).length;
}

interface Found {
  readonly at: Date;
  readonly text: string;
}

function postsIn(discord: LoopbackDiscord, channel: string): readonly Found[] {
  return discord
    .messages(channel, { limit: 20 })
    .map((message) => ({ at: new Date(message.timestamp), text: JSON.stringify(message.components) }));
}
