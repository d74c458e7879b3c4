import { DAY, utcDay } from '../../calendar.ts';
import type { QueryToken } from './query-tokens.ts';

/** A full or partial date, as written in a query. */
export interface WrittenDate {
  /** Partial dates, inclusive; they differ only for a part of a year. */
  readonly first: string;
  readonly last: string;
  /** The token after it. */
  readonly end: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS =
  'january february march april may june july august september october november december'.split(' ');
const FIRST_MONTH_OF_QUARTER = [1, 4, 7, 10];
/** Of the northern hemisphere, where most papers come from; a winter spans two years. */
const FIRST_MONTH_OF_SEASON: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9 };

/**
 * The date that begins at a token: `2026`, `July 2026`, `19 July 2026`, `July 19, 2026`, `2026-07`, `2026/07/19`, `07/2026`,
 * `Q3 2026`, `summer 2026`. Undefined if none does, or if its month doesn't have that day.
 */
export function writtenDateAt(tokens: readonly QueryToken[], at: number): WrittenDate | undefined {
  const inPiece = piece(tokens, at);
  const numeric = inPiece.length > 1 && inPiece[0] === tokens[at] ? numericDate(inPiece) : undefined;
  if (numeric !== undefined) return { first: numeric, last: numeric, end: at + inPiece.length };
  const text = (i: number) => tokens[at + i]?.text ?? '';
  const year = yearIn(text(0));
  if (year !== undefined) return { first: year, last: year, end: at + 1 };
  const spelt = [
    { size: 2, year: yearIn(text(1)), month: monthOf(text(0)) },
    { size: 3, year: yearIn(text(2)), month: monthOf(text(1)), day: dayOf(text(0)) ?? '' },
    { size: 3, year: yearIn(text(2)), month: monthOf(text(0)), day: dayOf(text(1)) ?? '' },
  ].find((one) => one.year !== undefined && one.month !== undefined && one.day !== '');
  const date = spelt && dateOf(spelt.year, spelt.month, spelt.day);
  if (spelt !== undefined && date !== undefined) return { first: date, last: date, end: at + spelt.size };
  const [, quarter] = /^q([1-4])$/.exec(text(0)) ?? [];
  const month = FIRST_MONTH_OF_QUARTER[Number(quarter) - 1] ?? FIRST_MONTH_OF_SEASON[text(0)];
  const isOf = text(1) === 'of';
  const ofYear = yearIn(text(isOf ? 2 : 1));
  if (month === undefined || ofYear === undefined) return undefined;
  return { first: `${ofYear}-${two(month)}`, last: `${ofYear}-${two(month + 2)}`, end: at + (isOf ? 3 : 2) };
}

/** The month that a word names (`07` for `july`, `jul`). */
export function monthOf(text: string): string | undefined {
  const number = Math.max(MONTHS.indexOf(text), LONG_MONTHS.indexOf(text)) + 1;
  if (text === 'sept') return '09';
  return number === 0 ? undefined : two(number);
}

/** The partial date this many years, months or days later, by its own unit. */
export function later(date: string, by: number): string {
  if (date.length > 7) return utcDay(new Date(Date.parse(date) + by * DAY));
  if (date.length === 4) return String(Number(date) + by);
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5)) - 1 + by;
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}`;
}

/** All tokens of the whitespace-separated piece that one is in. */
function piece(tokens: readonly QueryToken[], at: number): readonly QueryToken[] {
  return tokens.filter((token) => token.piece === tokens[at]?.piece);
}

function numericDate(parts: readonly QueryToken[]): string | undefined {
  const [a = '', b = '', c] = parts.map(({ text }) => text);
  if (parts.length > 3) return undefined;
  const isFirst = yearIn(a) !== undefined;
  if (isFirst) return dateOf(a, figures(b), c === undefined ? undefined : (figures(c) ?? ''));
  return c === undefined ? dateOf(yearIn(b), figures(a), undefined) : undefined;
}

/** A partial date; undefined if invalid. */
function dateOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  if (year === undefined || month === undefined || day === '') return undefined;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return `${year}-${month}`;
  const date = `${year}-${month}-${day}`;
  const time = Date.parse(date);
  return Number.isNaN(time) || utcDay(new Date(time)) !== date ? undefined : date;
}

function yearIn(text: string): string | undefined {
  return /^(?:19|20)\d\d$/.test(text) ? text : undefined;
}

/** A day of the month as people write it: `7`, `07`, `7th`. */
function dayOf(text: string): string | undefined {
  const [, day] = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(text) ?? [];
  return day === undefined ? undefined : two(Number(day));
}

function figures(text: string): string | undefined {
  return /^\d{1,2}$/.test(text) ? two(Number(text)) : undefined;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
