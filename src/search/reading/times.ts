import { later, monthOf, type WrittenDate, writtenDateAt } from './dates-in-words.ts';
import type { QueryToken } from './query-tokens.ts';

/** What a query says of time: partial dates, both included. */
export interface ReadTime {
  readonly after?: string;
  readonly before?: string;
  readonly used: readonly QueryToken[];
}

const BEGINS: ReadonlySet<string> = new Set(['since', 'after']);
const ENDS: ReadonlySet<string> = new Set(['before', 'until', 'till']);
const IN: ReadonlySet<string> = new Set(['in', 'from', 'of', 'during', 'year', 'on', 'between']);
/** What stands before a decade or a part of a year: `in the 1990s`, `early 2026`. */
const BESIDE: ReadonlySet<string> = new Set(['the', 'early', 'mid', 'late']);
const TO: ReadonlySet<string> = new Set(['to', 'until', 'till', 'and', 'through']);
const ONWARD: ReadonlySet<string> = new Set(['on', 'onward', 'onwards', 'later']);

/**
 * Finds the one time that a query names: a year, a month, a quarter or a day of one, a span (`2010-2012`, `since July 2020`,
 * `before 2000`, `July to August 2026`), a decade (`1990s`).
 *
 * @param isYear whether the catalog has papers of that year.
 */
export function readTimes(
  tokens: readonly QueryToken[],
  isYear: (year: number) => boolean,
): ReadTime | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const decade = decadeOf(tokens[at]?.text ?? '');
    if (decade !== undefined && Array.from({ length: 10 }, (_, i) => decade + i).some(isYear))
      return timeAt(tokens, at, at + 1, { after: String(decade), before: String(decade + 9) });
    const span = spanAt(tokens, at);
    if (span !== undefined) return timeAt(tokens, at, span.end, { after: span.first, before: span.last });
    const date = writtenDateAt(tokens, at);
    if (date === undefined) continue;
    const { first, last, end } = date;
    const lead = tokens[at - 1]?.text ?? '';
    if (BEGINS.has(lead))
      return timeAt(tokens, at, end, { after: lead === 'after' ? later(last, 1) : first });
    if (ENDS.has(lead))
      return timeAt(tokens, at, end, { before: lead === 'before' ? later(first, -1) : last });
    if (!isYear(Number(first.slice(0, 4)))) continue;
    if (lead === 'from' && ONWARD.has(tokens[end]?.text ?? ''))
      return timeAt(tokens, at, end + 1, { after: first });
    return timeAt(tokens, at, end, { after: first, before: last });
  }
  return undefined;
}

/** The span that begins at a token: `2010-2012`, `2010 to 2012`, `July 2026 – August 2026`, `July to August 2026`. */
function spanAt(tokens: readonly QueryToken[], at: number): WrittenDate | undefined {
  const from = writtenDateAt(tokens, at);
  const month = from === undefined ? monthOf(tokens[at]?.text ?? '') : undefined;
  if (from === undefined && month === undefined) return undefined;
  const end = from?.end ?? at + 1;
  const after = tokens[end];
  if (after === undefined) return undefined;
  // A dash alone between blanks is a piece without a word.
  const isDashed = [0, 2].includes(after.piece - (tokens[end - 1]?.piece ?? 0));
  if (!isDashed && !TO.has(after.text)) return undefined;
  const to = writtenDateAt(tokens, isDashed ? end : end + 1);
  const first =
    from?.first ?? (to !== undefined && to.last.length > 4 ? `${to.last.slice(0, 4)}-${month}` : '');
  return to === undefined || first === '' || first >= to.last ? undefined : { ...to, first };
}

/** The time with the words around it that make it one. */
function timeAt(
  tokens: readonly QueryToken[],
  at: number,
  end: number,
  time: Pick<ReadTime, 'after' | 'before'>,
): ReadTime {
  const isLead = (lead = '') => BEGINS.has(lead) || ENDS.has(lead) || IN.has(lead);
  let from = at;
  if (BESIDE.has(tokens[from - 1]?.text ?? '')) from--;
  if (tokens[from - 1]?.text === 'the') from--;
  if (isLead(tokens[from - 1]?.text)) from--;
  return { ...time, used: tokens.slice(from, end) };
}

function decadeOf(text: string): number | undefined {
  const [, century = '19', tens] = /^(19|20)?(\d0)'?s$/.exec(text) ?? [];
  return tens === undefined ? undefined : Number(century + tens);
}
