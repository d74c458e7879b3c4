import { Temporal } from 'temporal-polyfill';
import type { DigestDays, Weekday } from './subscription.ts';
import { DIGEST_DAYS, WEEKDAYS } from './subscription.ts';

const MONDAY = 1;
const SATURDAY = 6;

/** Whether there is a digest on a local day. */
export function isDigestDay(day: Temporal.PlainDate, days: DigestDays): boolean {
  if (days === 'weekly') return day.dayOfWeek === MONDAY;
  if (days === 'weekdays') return day.dayOfWeek < SATURDAY;
  return days === 'daily' || days.some((one) => WEEKDAYS[day.dayOfWeek - 1] === one);
}

/** The digest day that a day's papers belong to if they arrive in time: the same day, or the next one with a digest. */
export function digestDayOf(day: string, days: DigestDays): string {
  let at = Temporal.PlainDate.from(day);
  while (!isDigestDay(at, days)) at = at.add({ days: 1 });
  return at.toString();
}

/** The longest gap between two digests, in days. */
export function longestGap(days: DigestDays): number {
  const at = weekdaysOf(days).map((day) => WEEKDAYS.indexOf(day));
  return Math.max(...at.map((day, i) => (at[i + 1] ?? Math.min(...at) + WEEKDAYS.length) - day));
}

/** Whether the digest is weekly. */
export function isWeekly(days: DigestDays): boolean {
  return longestGap(days) === 7;
}

/**
 * Parses `daily`, `weekdays`, `weekly` (Mondays) or a list of days such as `mon, thu`; undefined for anything else.
 * A list that has a name becomes that name.
 */
export function readDays(text: string): DigestDays | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s,;+&/]+/)
    .filter((word) => word !== '' && word !== 'and');
  const named = DIGEST_DAYS.find((one) => words.length === 1 && words[0] === one);
  if (named !== undefined) return named;
  const found = words.map(weekdayNamed);
  if (found.length === 0 || found.includes(undefined)) return undefined;
  const days = WEEKDAYS.filter((day) => found.includes(day));
  return DIGEST_DAYS.find((one) => namedDays(one).join() === days.join()) ?? days;
}

/** `mon,thu`, or the days' name: the inverse of `readDays`. */
export function writeDays(days: DigestDays): string {
  return typeof days === 'string' ? days : days.join(',');
}

/** The weekdays with a digest, Monday first. */
export function weekdaysOf(days: DigestDays): readonly Weekday[] {
  return typeof days === 'string' ? namedDays(days) : days;
}

function namedDays(name: (typeof DIGEST_DAYS)[number]): readonly Weekday[] {
  return name === 'daily' ? WEEKDAYS : WEEKDAYS.slice(0, name === 'weekdays' ? 5 : 1);
}

/** The weekday a word names, in full or by its first letters (at least two, such as `thurs`), singular or plural. */
function weekdayNamed(word: string): Weekday | undefined {
  if (word.length < 2) return undefined;
  const index = FULL_NAMES.findIndex((name) => name.startsWith(word) || `${name}s` === word);
  return WEEKDAYS[index];
}

const FULL_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
