import type { QueryToken } from './query-tokens.ts';

/** What a query says of time: partial dates, both included. */
export interface ReadTime {
  readonly after?: string;
  readonly before?: string;
  readonly used: readonly QueryToken[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS =
  'january february march april may june july august september october november december'.split(' ');
const BEGINS: ReadonlySet<string> = new Set(['since', 'after']);
const ENDS: ReadonlySet<string> = new Set(['before', 'until', 'till']);
const IN: ReadonlySet<string> = new Set(['in', 'from', 'of', 'during', 'year']);
const TO: ReadonlySet<string> = new Set(['to', 'until', 'till', 'and', 'through']);
const ON: ReadonlySet<string> = new Set(['on', 'onward', 'onwards', 'later']);

/**
 * Finds the one time that a query names: a year, a month of one, a span (`2010-2012`, `since 2020`, `before 2000`), a decade
 * (`1990s`).
 *
 * @param isYear whether the catalog has papers of that year.
 */
export function readTimes(
  tokens: readonly QueryToken[],
  isYear: (year: number) => boolean,
): ReadTime | undefined {
  const yearAt = (at: number): number | undefined => {
    const { text = '' } = tokens[at] ?? {};
    return /^(?:19|20)\d\d$/.test(text) ? Number(text) : undefined;
  };
  for (let at = 0; at < tokens.length; at++) {
    const decade = decadeOf(tokens[at]?.text ?? '');
    if (decade !== undefined && Array.from({ length: 10 }, (_, i) => decade + i).some(isYear))
      return spanned(tokens, at, at, { after: String(decade), before: String(decade + 9) });
    const year = yearAt(at);
    if (year === undefined) continue;
    const to = endOfSpan(tokens, at, yearAt);
    const lead = tokens[at - 1]?.text ?? '';
    if (to !== undefined && to.year > year)
      return spanned(tokens, at, to.at, { after: String(year), before: String(to.year) });
    if (BEGINS.has(lead))
      return spanned(tokens, at, at, { after: String(lead === 'after' ? year + 1 : year) });
    if (ENDS.has(lead))
      return spanned(tokens, at, at, { before: String(lead === 'before' ? year - 1 : year) });
    if (!isYear(year)) continue;
    const month = monthOf(lead);
    if (month !== undefined) {
      const date = `${year}-${month}`;
      return { after: date, before: date, used: tokens.slice(at - 1, at + 1) };
    }
    if (lead === 'from' && ON.has(tokens[at + 1]?.text ?? ''))
      return spanned(tokens, at, at + 1, { after: String(year) });
    return spanned(tokens, at, at, { after: String(year), before: String(year) });
  }
  return undefined;
}

/** The year in which a span ends that begins at a token: `2010-2012`, `2010 to 2012`, `between 2010 and 2012`. */
function endOfSpan(
  tokens: readonly QueryToken[],
  at: number,
  yearAt: (at: number) => number | undefined,
): { readonly year: number; readonly at: number } | undefined {
  const next = yearAt(at + 1);
  if (next !== undefined && tokens[at]?.piece === tokens[at + 1]?.piece) return { year: next, at: at + 1 };
  const dashed = /^[-–—]$/.test(tokens[at + 1]?.written ?? '');
  const later = yearAt(at + 2);
  if (later !== undefined && (dashed || TO.has(tokens[at + 1]?.text ?? '')))
    return { year: later, at: at + 2 };
  return undefined;
}

/** The time with the words around it that make it one. */
function spanned(
  tokens: readonly QueryToken[],
  from: number,
  to: number,
  time: Pick<ReadTime, 'after' | 'before'>,
): ReadTime {
  const lead = tokens[from - 1]?.text ?? '';
  const isLed = BEGINS.has(lead) || ENDS.has(lead) || IN.has(lead) || lead === 'between';
  return { ...time, used: tokens.slice(isLed ? from - 1 : from, to + 1) };
}

function decadeOf(text: string): number | undefined {
  const [, century = '19', tens] = /^(19|20)?(\d0)'?s$/.exec(text) ?? [];
  return tens === undefined ? undefined : Number(century + tens);
}

function monthOf(text: string): string | undefined {
  const number = Math.max(MONTHS.indexOf(text), LONG_MONTHS.indexOf(text)) + 1;
  return number === 0 ? undefined : String(number).padStart(2, '0');
}
