import { later, monthOf, type WrittenDate, writtenDateAt } from './dates-in-words.ts';
import type { QueryToken } from './query-tokens.ts';
import { fullYear } from './short-year.ts';
import { openEndAt } from './time-leads.ts';

/** The time in a query: partial dates, inclusive. */
export interface ReadTime {
  readonly after?: string;
  readonly before?: string;
  readonly used: readonly QueryToken[];
}

const IN: ReadonlySet<string> = new Set(['in', 'from', 'of', 'during', 'year', 'on', 'between']);
/** Words before a decade or a part of a year: `in the 1990s`, `early 2026`. */
const BESIDE: ReadonlySet<string> = new Set(['the', 'early', 'mid', 'late']);
const TO: ReadonlySet<string> = new Set(['to', 'until', 'till', 'and', 'through']);
/** The years of each part of a decade; the parts aren't sharp, so they overlap. */
const PARTS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  early: [0, 4],
  mid: [3, 7],
  late: [5, 9],
};
const WHOLE = [0, 9] as const;

/**
 * Finds the time in a query: a year, month, quarter or day, a span (`2010-2012`, `since July 2020`, `before 2000`,
 * `July to August 2026`), or a decade (`1990s`).
 *
 * @param isYear whether the catalog has papers of that year.
 */
export function readTimes(
  tokens: readonly QueryToken[],
  isYear: (year: number) => boolean,
): ReadTime | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const decade = decadeOf(tokens[at]?.text ?? '');
    if (decade !== undefined && Array.from({ length: 10 }, (_, i) => decade + i).some(isYear)) {
      const [first, last] = PARTS[tokens[at - 1]?.text ?? ''] ?? WHOLE;
      return dated(tokens, at, {
        first: String(decade + first),
        last: String(decade + last),
        end: at + 1,
      });
    }
    const short = shortSpanAt(tokens, at);
    const areYears = [short?.first, short?.last].every((year) => isYear(Number(year)));
    const span = short !== undefined && areYears ? short : spanAt(tokens, at);
    if (span !== undefined) return timeAt(tokens, at, span.end, { after: span.first, before: span.last });
    const date = writtenDateAt(tokens, at);
    if (date === undefined) continue;
    const isOpen = openEndAt(tokens, withArticle(tokens, at), date.end) !== undefined;
    if (isOpen || isYear(Number(date.first.slice(0, 4)))) return dated(tokens, at, date);
  }
  return undefined;
}

/** The time that a written date means, given the words around it. */
function dated(tokens: readonly QueryToken[], at: number, { first, last, end }: WrittenDate): ReadTime {
  const open = openEndAt(tokens, withArticle(tokens, at), end);
  if (open === undefined) return timeAt(tokens, at, end, { after: first, before: last });
  const { side, isWithout } = open;
  const time =
    side === 'since'
      ? { after: isWithout ? later(last, 1) : first }
      : { before: isWithout ? later(first, -1) : last };
  return timeAt(tokens, open.from, open.end, time);
}

/** The span that begins at a token: `2010-2012`, `2010 to 2012`, `July 2026 – August 2026`, `July to August 2026`. */
function spanAt(tokens: readonly QueryToken[], at: number): WrittenDate | undefined {
  const from = writtenDateAt(tokens, at);
  const month = from === undefined ? monthOf(tokens[at]?.text ?? '') : undefined;
  if (from === undefined && month === undefined) return undefined;
  const end = from?.end ?? at + 1;
  const after = tokens[end];
  if (after === undefined) return undefined;
  // A dash on its own is a piece without a word.
  const isDashed = [0, 2].includes(after.piece - (tokens[end - 1]?.piece ?? 0));
  if (!isDashed && !TO.has(after.text)) return undefined;
  const to = writtenDateAt(tokens, isDashed ? end : end + 1);
  const first =
    from?.first ?? (to !== undefined && to.last.length > 4 ? `${to.last.slice(0, 4)}-${month}` : '');
  if (to === undefined || first === '' || first === to.last) return undefined;
  if (first < to.last) return { ...to, first };
  // The later one may come first: `between 2020 and 2015`.
  const isSpan = isDashed || ['between', 'from'].includes(tokens[at - 1]?.text ?? '');
  return isSpan && from !== undefined ? { first: to.first, last: from.last, end: to.end } : undefined;
}

/** What else two small numbers count: `grades 10-12`, `10-15 layers`. */
const COUNTED =
  /^(?:age[sd]?|grades?|levels?|pages?|chapters?|sections?|lines?|layers?|steps?|tokens?|words?|years?|months?|weeks?|days?|hours?|minutes?|items?|questions?|languages?|dimensions?|folds?|percent|k)$/;

/** Shortened years at the beginning or end of a query: `19-21`. */
function shortSpanAt(tokens: readonly QueryToken[], at: number): WrittenDate | undefined {
  const [, first = '', last = ''] = /^\W*(\d\d)[-–—](\d\d)\W*$/.exec(tokens[at]?.written ?? '') ?? [];
  const end = at + 2;
  const isOutside = at === 0 || end === tokens.length;
  if (!isOutside || first >= last || tokens[at]?.piece !== tokens[at + 1]?.piece) return undefined;
  if (COUNTED.test(tokens[at - 1]?.text ?? '') || COUNTED.test(tokens[end]?.text ?? '')) return undefined;
  return { first: fullYear(first), last: fullYear(last), end };
}

/** The time, including the words around it that belong to it. */
function timeAt(
  tokens: readonly QueryToken[],
  at: number,
  end: number,
  time: Pick<ReadTime, 'after' | 'before'>,
): ReadTime {
  let from = withArticle(tokens, at);
  if (IN.has(tokens[from - 1]?.text ?? '')) from--;
  return { ...time, used: tokens.slice(from, end) };
}

/** Where a time begins, including words that belong to it: `the early 2010s`. */
function withArticle(tokens: readonly QueryToken[], at: number): number {
  const from = BESIDE.has(tokens[at - 1]?.text ?? '') ? at - 1 : at;
  return tokens[from - 1]?.text === 'the' ? from - 1 : from;
}

function decadeOf(text: string): number | undefined {
  const [, century = '19', tens] = /^(19|20)?(\d0)'?s$/.exec(text) ?? [];
  return tens === undefined ? undefined : Number(century + tens);
}
