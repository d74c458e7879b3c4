import { time } from 'discord.js';
import type { LeftOut } from '../digest/considered.ts';
import type { Delivery } from '../digest/ledger.ts';
import type { ChannelRecipient } from '../digest/recipient.ts';
import type { Subscription } from '../digest/subscription.ts';
import { sayDelivery } from './digest-reasons.ts';
import { describeSubscription } from './digest-settings.ts';
import { type MessageBody, sentence } from './message.ts';
import { count, cut, grouped, safe } from './text.ts';

/** Room for the whole answer: far below Discord's limit, so nothing else needs counting. */
const MOST_CHARACTERS = 3500;

/** Room for the titles of one digest, and for one title. */
const TITLES = 240;
const TITLE = 60;

const STATES: Readonly<Record<Delivery['state'], string>> = {
  claimed: '⏳ being sent',
  sending: '⏳ being sent',
  waiting: '🔁 waiting to try again',
  publishing: '📨 sent, not published yet',
  sent: '✅ sent',
  skipped: '➖ skipped',
  failed: '❌ failed',
};

/**
 * What became of a channel's last digests, what each contained and left out, and what comes next.
 * @param titleOf the title of a paper in the catalog.
 */
export function digestWhy(
  subscription: Subscription<ChannelRecipient> | undefined,
  rows: readonly Delivery[],
  titleOf: (paperId: string) => string | undefined,
): MessageBody {
  if (subscription === undefined && rows.length === 0) {
    return sentence('No digest is set up here, and none has been sent.');
  }
  const head = subscription === undefined ? 'No digest is set up here.' : describeSubscription(subscription);
  const none = rows.length === 0 ? ['None has been due yet.'] : [];
  const lines = rows.flatMap((row) => [
    rowLine(row),
    ...(row.reason === undefined ? [] : [`-# ${safe(sayDelivery(row.reason), 220)}`]),
    ...shownLine(row, titleOf),
    ...leftLine(row),
  ]);
  return sentence(cut([head, ...none, ...lines].join('\n'), MOST_CHARACTERS));
}

function rowLine(row: Delivery): string {
  const what = row.late && row.state === 'sent' ? '🕗 sent late' : STATES[row.state];
  const attempts = row.attempts > 1 ? ` · ${row.attempts} attempts` : '';
  const shown = row.papers.length > 0 ? ` · ${count(row.papers.length, 'paper')}` : '';
  const when = row.sentAt === undefined ? '' : ` ${time(row.sentAt, 't')}`;
  return `**${time(row.dueAt, 'f')}** · ${what}${when}${shown}${attempts}`;
}

/** As many of a digest's titles as fit. */
function shownLine({ papers }: Delivery, titleOf: (paperId: string) => string | undefined): string[] {
  const titles: string[] = [];
  let left = TITLES;
  for (const { id } of papers) {
    const title = safe(titleOf(id) ?? id, TITLE);
    if (title.length + 3 > left) break;
    titles.push(title);
    left -= title.length + 3;
  }
  if (titles.length === 0) return [];
  const more = papers.length - titles.length;
  return [`-# Shown: ${titles.join(' · ')}${more > 0 ? ` and ${more} more` : ''}`];
}

/** How many new papers were left out by which setting, and how many are still to come. */
function leftLine({ considered }: Delivery): string[] {
  if (considered === undefined) return [];
  const { left, carried } = considered;
  const parts = SETTINGS.flatMap((setting) =>
    left[setting] === 0 ? [] : [`${grouped(left[setting])} by \`${setting}\``],
  );
  if (parts.length === 0) return [];
  const waiting =
    carried.length === 0 ? '' : `. ${grouped(carried.length)} of them had to wait for the next digest`;
  return [`-# Left out: ${parts.join(', ')}${waiting}.`];
}

const SETTINGS: readonly (keyof LeftOut)[] = ['size', 'category', 'include', 'exclude'];
