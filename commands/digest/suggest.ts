import { readDays, writeDays } from '../../src/digest/days.ts';
import { type ChannelRecipient, nameKey } from '../../src/digest/recipient.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import type { Suggestion } from '../../src/search/search.ts';

/** Discord's limit on the value of a choice, in characters. */
const VALUE_LIMIT = 100;

const DAYS = [
  { label: 'every day', value: 'daily' },
  { label: 'Monday to Friday', value: 'weekdays' },
  { label: 'weekly, on Mondays', value: 'weekly' },
  { label: 'Mondays and Thursdays (or any other days)', value: 'mon,thu' },
] as const;

/** Named sets of days, and what was typed if it is valid. */
export function suggestDays(typed: string): readonly Suggestion[] {
  const read = readDays(typed);
  if (read === undefined) return DAYS;
  const value = writeDays(read);
  return DAYS.filter((one) => one.value === value).length > 0
    ? DAYS.filter((one) => one.value === value)
    : [{ label: value, value }];
}

/** Completes the last part of a comma-separated list. */
export async function suggestLast(
  typed: string,
  suggest: (last: string) => readonly Suggestion[] | Promise<readonly Suggestion[]>,
): Promise<readonly Suggestion[]> {
  const end = typed.lastIndexOf(',') + 1;
  const before = typed.slice(0, end).trim();
  const found = await suggest(typed.slice(end).trim());
  return found
    .map(({ label, value }) => ({ label: `${before}${label}`, value: `${before}${value}` }))
    .filter(({ value }) => value.length <= VALUE_LIMIT);
}

/** Names of digests that contain what was typed, in the chosen channel or all of them. */
export function suggestNames(
  typed: string,
  channelId: unknown,
  digests: readonly Subscription<ChannelRecipient>[],
): readonly Suggestion[] {
  const names = digests
    .filter(({ recipient }) => channelId === undefined || recipient.channelId === channelId)
    .flatMap(({ name }) => name ?? [])
    .filter((name) => nameKey(name).includes(nameKey(typed)));
  return [...new Set(names)].map((name) => ({ label: name, value: name }));
}
