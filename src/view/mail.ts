import { time } from 'discord.js';
import type { Delivery } from '../digest/ledger.ts';
import type { Subscription } from '../digest/subscription.ts';
import type { MailStatus } from '../mail/opt-in/opt-in.ts';
import { dateName } from './day-name.ts';
import { sayMailDelivery } from './mail-delivery.ts';
import { safe } from './text.ts';
import { zoneName } from './timezone.ts';

/** Said whether the address is known, blocked, at its limit or none of these. */
export function codeSent(minutes: number): string {
  return `If that address can get mail from me, a code is on its way. Type it into \`/email confirm\` within ${minutes} minutes. Nothing there? Check your spam folder, or try again later.`;
}

export const MAIL_OFF = "Mail isn't set up on this bot.";

export const NO_ADDRESS = "That isn't an email address. Try one like ada@example.org.";

export const WRONG_CODE =
  "That code doesn't work: it's wrong, has expired, or was tried too many times. Use `/email subscribe` for a new one.";

/** Said to whoever gets mail already: a code only works once. */
export const USED_CODE =
  "That code was used already or isn't valid. You're getting mail: `/email status` shows where and when.";

/** Confirms that mail is set up, and says when the first one comes. */
export function mailConfirmed(subscription: Subscription): string {
  const next =
    subscription.nextAt === undefined ? '' : ` The next one comes ${time(subscription.nextAt, 'F')}.`;
  return `✅ You'll get the papers of the day by email at ${subscription.time} (${safe(zoneName(subscription.timezone), 60)}).${next} Use \`/email stop\` to unsubscribe.`;
}

/** A person's mail: where and when it goes, and what became of the last ones. */
export function mailStatus(statuses: readonly MailStatus[]): string {
  if (statuses.length === 0) return "You aren't getting mail. Use `/email subscribe` to start.";
  return statuses.map(statusText).join('\n\n');
}

function statusText({ hint, subscription, recent }: MailStatus): string {
  const where = `📬 **${safe(hint, 120)}**`;
  if (subscription === undefined)
    return `${where} isn't getting mail. Use \`/email subscribe\` to start again.`;
  const { time: at, timezone, state, nextAt } = subscription;
  const when = `${at} (${safe(zoneName(timezone), 60)})`;
  const next =
    state === 'off'
      ? 'Disabled, because mail was refused for three days. Use `/email subscribe` to start again.'
      : nextAt === undefined
        ? 'Paused.'
        : `Next one ${time(nextAt, 'F')}.`;
  return [`${where} · ${when}`, next, ...recent.map(deliveryLine)].join('\n');
}

function deliveryLine(delivery: Delivery): string {
  return `-# ${dateName(delivery.period)}: ${safe(sayMailDelivery(delivery), 300)}`;
}

export function mailStopped(many: number): string {
  return many === 0 ? "You weren't getting mail." : "Stopped. You won't get any more mail.";
}
