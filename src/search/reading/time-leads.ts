import type { QueryToken } from './query-tokens.ts';

/** Which end of a span a query leaves open, and whether the date itself is included. */
export interface OpenEnd {
  readonly side: 'since' | 'until';
  readonly isWithout: boolean;
  /** The first word that says so, and the end of the last one. */
  readonly from: number;
  readonly end: number;
}

const SINCE = { side: 'since', isWithout: false } as const;
const AFTER = { side: 'since', isWithout: true } as const;
const UNTIL = { side: 'until', isWithout: false } as const;
const BEFORE = { side: 'until', isWithout: true } as const;

/** Words before a date, longest first. */
const LEADS = [
  ['no later than', UNTIL],
  ['no earlier than', SINCE],
  ['prior to', BEFORE],
  ['earlier than', BEFORE],
  ['older than', BEFORE],
  ['up to', UNTIL],
  ['later than', AFTER],
  ['newer than', AFTER],
  ['starting in', SINCE],
  ['starting from', SINCE],
  ['since', SINCE],
  ['after', AFTER],
  ['post', AFTER],
  ['before', BEFORE],
  ['pre', BEFORE],
  ['until', UNTIL],
  ['till', UNTIL],
] as const;

/** Words after it. */
const TAILS = [
  ['and later', SINCE],
  ['or later', SINCE],
  ['and newer', SINCE],
  ['or newer', SINCE],
  ['and after', SINCE],
  ['and onwards', SINCE],
  ['onwards', SINCE],
  ['onward', SINCE],
  ['and earlier', UNTIL],
  ['or earlier', UNTIL],
  ['and older', UNTIL],
  ['or older', UNTIL],
  ['and before', UNTIL],
] as const;
/** These count only after `from`: `from 2024 on`. */
const TAILS_OF_FROM = ['on', 'later'];

const SIGNS = [
  [/^>=|^≥|\+$/, SINCE],
  [/^>/, AFTER],
  [/^<=|^≤/, UNTIL],
  [/^</, BEFORE],
] as const;

/** The open end, by the words around a date: `prior to 2010`, `2020 or later`, `2024+`, `>2023`. */
export function openEndAt(tokens: readonly QueryToken[], at: number, end: number): OpenEnd | undefined {
  const says = (from: number, text: string) =>
    from >= 0 && text.split(' ').every((word, i) => tokens[from + i]?.text === word);
  for (const [text, kind] of LEADS) {
    const from = at - text.split(' ').length;
    if (says(from, text)) return { ...kind, from, end };
  }
  for (const [text, kind] of TAILS) {
    if (says(end, text)) return { ...kind, from: at, end: end + text.split(' ').length };
  }
  if (tokens[at - 1]?.text === 'from' && TAILS_OF_FROM.includes(tokens[end]?.text ?? ''))
    return { ...SINCE, from: at, end: end + 1 };
  // A sign is attached to the date, or is a piece of its own without a word.
  const written = tokens[end - 1]?.written ?? '';
  const sign = SIGNS.find(([form]) => form.test(written));
  return sign && { ...sign[1], from: at, end };
}
