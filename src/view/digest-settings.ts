import { channelMention, roleMention, time } from 'discord.js';
import { weekdaysOf } from '../digest/days.ts';
import type { ChannelRecipient } from '../digest/recipient.ts';
import type { DigestDays, Subscription } from '../digest/subscription.ts';
import { sayOff } from './digest-reasons.ts';
import { type MessageBody, sentence } from './message.ts';
import { personMention } from './person.ts';
import { count, cut, safe } from './text.ts';
import { zoneName } from './timezone.ts';

/** Room for one message of ours: far below Discord's limit, so nothing else needs counting. */
const MOST_CHARACTERS = 3500;

/** A channel's digest in a few lines. */
export function describeSubscription(subscription: Subscription<ChannelRecipient>): string {
  const { recipient, name, time, timezone, days, size, layout } = subscription;
  const filters = [
    subscription.categories.length === 0 ? '' : `in ${safe(subscription.categories.join(', '), 120)}`,
    subscription.include.length === 0 ? '' : `with ${wordList(subscription.include)}`,
    subscription.exclude.length === 0 ? '' : `without ${wordList(subscription.exclude)}`,
  ].filter((part) => part !== '');
  const extras = [
    `${layout} layout`,
    subscription.quietDays === 'say' ? 'posts a note on quiet days' : 'skips quiet days',
    subscription.roleId === undefined ? '' : `pings ${roleMention(subscription.roleId)}`,
  ].filter((part) => part !== '');
  return [
    `**${channelMention(recipient.channelId)}**${named(name)} · ${dayWords(days)} at ${time} (${safe(zoneName(timezone), 60)}), up to ${count(size, 'paper')}`,
    filters.length === 0 ? '' : `-# Papers ${filters.join(', ')}`,
    `-# ${extras.join(' · ')} · set up by ${personMention(subscription.createdBy)}`,
    `-# ${stateLine(subscription)}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function named(name: string | undefined): string {
  return name === undefined ? '' : ` · **${safe(name, 80)}**`;
}

/** `the digest`, or `the digest **Morning**`. */
export function digestWords({ name }: Pick<Subscription, 'name'>): string {
  return name === undefined ? 'the digest' : `the digest **${safe(name, 80)}**`;
}

/** `every day`, `Monday to Friday`, `Mondays and Thursdays`. */
export function dayWords(days: DigestDays): string {
  if (days === 'daily') return 'every day';
  if (days === 'weekdays') return 'Monday to Friday';
  return new Intl.ListFormat('en').format(weekdaysOf(days).map((day) => DAY_WORDS[day]));
}

const DAY_WORDS = {
  mon: 'Mondays',
  tue: 'Tuesdays',
  wed: 'Wednesdays',
  thu: 'Thursdays',
  fri: 'Fridays',
  sat: 'Saturdays',
  sun: 'Sundays',
} as const;

/** Which settings changed, from what to what. */
export function settingsChanged(before: Subscription, after: Subscription): string {
  const was = settingWords(before);
  const changes = settingWords(after).flatMap(([name, now], i) => {
    const then = was[i]?.[1] ?? '';
    return then === now ? [] : [`**${name}** ${then} → ${now}`];
  });
  if (changes.length === 0) return '-# Nothing changed. These were already the settings.';
  return `Changed: ${cut(changes.join(' · '), 900)}`;
}

function settingWords(settings: Subscription): [name: string, words: string][] {
  const list = (words: readonly string[]) => (words.length === 0 ? 'none' : wordList(words));
  return [
    ['time', settings.time],
    ['time zone', safe(zoneName(settings.timezone), 60)],
    ['days', dayWords(settings.days)],
    ['size', String(settings.size)],
    ['include', list(settings.include)],
    ['exclude', list(settings.exclude)],
    ['category', settings.categories.length === 0 ? 'none' : safe(settings.categories.join(', '), 120)],
    ['role', settings.roleId === undefined ? 'none' : roleMention(settings.roleId)],
    ['layout', settings.layout],
    ['quiet days', settings.quietDays === 'say' ? 'post' : 'skip'],
    ['state', settings.state === 'off' ? 'disabled' : settings.state],
  ];
}

function stateLine(subscription: Subscription): string {
  if (subscription.state === 'paused') return '⏸ Paused. Use `/digest resume` to restart it.';
  if (subscription.state === 'off') {
    const { offReason } = subscription;
    const why = offReason === undefined ? 'The reason is unknown.' : sayOff(offReason);
    return `⛔ Disabled. ${safe(why, 320)} Use \`/digest resume\` to try again.`;
  }
  const next = subscription.nextAt;
  const refused = subscription.refusedSince;
  return [
    next === undefined ? 'The next time is unknown.' : `Next: ${time(next, 'F')} (${time(next, 'R')})`,
    refused === undefined
      ? ''
      : `⚠ Discord has refused it since ${time(refused, 'f')}. See \`/setup check\`.`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function wordList(words: readonly string[]): string {
  return safe(words.map((word) => `“${word}”`).join(', '), 240);
}

/** All digests of a server. */
export function subscriptionList(subscriptions: readonly Subscription<ChannelRecipient>[]): MessageBody {
  if (subscriptions.length === 0) {
    return sentence('This server has no digests yet. Set one up with `/digest set`.');
  }
  const parts: string[] = [];
  let left = MOST_CHARACTERS;
  for (const [index, subscription] of subscriptions.entries()) {
    const text = describeSubscription(subscription);
    if (text.length > left) {
      parts.push(`-# and ${count(subscriptions.length - index, 'more digest')}`);
      break;
    }
    parts.push(text);
    left -= text.length + 2;
  }
  return sentence(parts.join('\n\n'));
}
