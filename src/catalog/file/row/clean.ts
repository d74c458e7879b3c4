/**
 * Everything that enters a catalog goes through here: single-line text, links that can be followed, dates that exist.
 */

const CONTROLS = /[\p{Cc}\u2028\u2029\ufeff]+/gu;
const UNCLEAN = /[\p{Cc}\p{Surrogate}\u2028\u2029\ufeff]/u;
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Characters on either side of a cut that are searched for the character it may split. */
const AROUND = 64;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A single line of well-formed text: control characters and line breaks become a space, the ends are trimmed. */
export function cleanText(text: string): string {
  // Most text is clean already, and testing is many times cheaper than replacing.
  const line = UNCLEAN.test(text)
    ? text.replace(LONE_SURROGATES, '\ufffd').replace(/[\s\p{Cc}]+/gu, ' ')
    : text;
  return line.trim();
}

/** The longest prefix of at most `max` UTF-16 units that doesn't split a grapheme. */
export function cutAtGrapheme(text: string, max: number): string {
  if (text.length <= max) return text;
  // Segment only around the cut: a whole long text would take a second. A cluster of marks reaching further
  // is cut anyway.
  const from = Math.max(0, max - AROUND);
  const around = graphemes.segment(text.slice(from, max + AROUND)).containing(max - from);
  const end = from + (around?.index ?? 0);
  return text
    .slice(0, end === from ? max : end)
    .replace(LONE_SURROGATES, '')
    .trimEnd();
}

/** Longest address kept, in characters; browsers and Discord don't accept longer ones. */
const MAX_LINK = 2_000;

/** An address starting with http:// or https://, or undefined. */
export function cleanLink(text: string): string | undefined {
  const link = text.replace(CONTROLS, '').trim();
  if (link.length > MAX_LINK || !/^https?:\/\//i.test(link) || !URL.canParse(link)) return undefined;
  const url = new URL(link);
  if (url.username !== '' || url.password !== '') return undefined;
  return /[\s<>"\\^`{|}]/.test(link) ? url.href : link;
}

/** A repository's address, given as an address or as `owner/name` on GitHub. */
export function cleanRepository(text: string): string | undefined {
  const bare = /^(?:github\.com\/)?([\w.-]+\/[\w.-]+)$/i.exec(text.trim())?.[1];
  return bare === undefined ? cleanLink(text) : `https://github.com/${bare}`;
}

/** The `YYYY`, `YYYY-MM` or `YYYY-MM-DD` of a date or timestamp, if that day exists; otherwise undefined. */
export function cleanDate(text: string): string | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, year = '', month, day] = match;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return `${year}-${month}`;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
    ? `${year}-${month}-${day}`
    : undefined;
}
