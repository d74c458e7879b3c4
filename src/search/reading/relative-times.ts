import { later } from './dates-in-words.ts';
import type { QueryToken } from './query-tokens.ts';
import type { ReadTime } from './times.ts';

const IN: ReadonlySet<string> = new Set(
  'in from of during within over since the published posted released appeared out came new'.split(' '),
);
/** Words that make `today` a time and not part of the topic (`machine translation today`). */
const ON_DAY: ReadonlySet<string> = new Set([
  'from',
  'of',
  'since',
  'published',
  'posted',
  'released',
  'out',
]);
const SMALL: ReadonlySet<string> = new Set(['paper', 'papers', 'new', 'what', 'whats', "what's"]);
const LAST: ReadonlySet<string> = new Set(['last', 'previous']);
const PAST: ReadonlySet<string> = new Set(['past', 'last']);
const DAYS_OF: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365, decade: 3652 };
const COUNTS: Readonly<Record<string, number>> = {
  ...{ couple: 2, few: 3, two: 2, three: 3, four: 4, five: 5 },
  ...{ six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
};
/** More units than this aren't a time to search. */
const MOST = 100;

/**
 * Finds the relative time in a query, as full dates: `today`, `this week`, `last month`, `past year`, `last 3 years`. Weeks
 * begin on Monday; `past` counts back from today.
 *
 * @param today `YYYY-MM-DD` in UTC.
 */
export function readRelativeTime(tokens: readonly QueryToken[], today: string): ReadTime | undefined {
  for (const [at, token] of tokens.entries()) {
    const span = spanAt(tokens, at, today);
    if (span === undefined) continue;
    let from = at;
    while (IN.has(tokens[from - 1]?.text ?? '')) from--;
    const isSince = tokens.slice(from, at).some(({ text }) => text === 'since');
    if (span.words === 1 && !isOnDay(tokens, at, token)) continue;
    const { first, last } = span;
    return {
      after: first,
      ...(!isSince && { before: last }),
      used: tokens.slice(from, at + span.words),
    };
  }
  return undefined;
}

/** Whether `today` or `yesterday` is a time: after a small word, as `today's`, or among only small words. */
function isOnDay(tokens: readonly QueryToken[], at: number, token: QueryToken): boolean {
  if (ON_DAY.has(tokens[at - 1]?.text ?? '') || /['’]s$/.test(token.written)) return true;
  return tokens.every(
    (one) => one === token || one.isStop || SMALL.has(one.text) || one.piece === token.piece,
  );
}

interface Span {
  /** Days, inclusive. */
  readonly first: string;
  readonly last: string;
  /** How many words it takes. */
  readonly words: number;
}

function spanAt(tokens: readonly QueryToken[], at: number, today: string): Span | undefined {
  const word = (i: number) => tokens[at + i]?.text ?? '';
  if (word(0) === 'today' || word(0) === 'todays') return { first: today, last: today, words: 1 };
  if (word(0) === 'yesterday' || word(0) === 'yesterdays') {
    const day = later(today, -1);
    return { first: day, last: day, words: 1 };
  }
  const count = /^\d{1,3}$/.test(word(1)) ? Number(word(1)) : COUNTS[word(1)];
  if (count !== undefined && PAST.has(word(0)) && count >= 1 && count <= MOST) {
    const size = word(1) === 'couple' && word(2) === 'of' ? 3 : 2;
    const days = DAYS_OF[word(size).replace(/s$/, '')];
    if (days !== undefined) return { first: later(today, 1 - count * days), last: today, words: size + 1 };
  }
  const unit = word(1);
  if (unit === 'decade' && PAST.has(word(0)))
    return { first: later(today, 1 - (DAYS_OF[unit] ?? 1)), last: today, words: 2 };
  if (unit !== 'week' && unit !== 'month' && unit !== 'year') return undefined;
  if (word(0) === 'past') return { first: later(today, 1 - (DAYS_OF[unit] ?? 1)), last: today, words: 2 };
  if (word(0) === 'this') return { first: beginOf(unit, today), last: today, words: 2 };
  if (!LAST.has(word(0))) return undefined;
  const last = later(beginOf(unit, today), -1);
  return { first: beginOf(unit, last), last, words: 2 };
}

/** The first day of a day's week, month or year. */
function beginOf(unit: 'week' | 'month' | 'year', day: string): string {
  if (unit === 'year') return `${day.slice(0, 4)}-01-01`;
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  return later(day, -((new Date(day).getUTCDay() + 6) % 7));
}
