/** Everything that comes into a catalog passes here: text of one line, links one can follow, dates that exist. */

const CONTROLS = /[\p{Cc}\u2028\u2029\ufeff]+/gu;
const UNCLEAN = /[\p{Cc}\p{Surrogate}\u2028\u2029\ufeff]/u;
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Characters on either side of a cut in which the one it may split is looked for. */
const AROUND = 64;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** One line of well-formed text: control characters and line breaks become one blank, ends are trimmed. */
export function cleanText(text: string): string {
  // Most text is clean already, and looking is many times cheaper than replacing.
  const line = UNCLEAN.test(text)
    ? text.replace(LONE_SURROGATES, '\ufffd').replace(/[\s\p{Cc}]+/gu, ' ')
    : text;
  return line.trim();
}

/** The longest beginning of at most `max` UTF-16 units that splits no character a reader sees. */
export function cutAtGrapheme(text: string, max: number): string {
  if (text.length <= max) return text;
  // Only the surroundings of the cut are looked at, as going through a long text takes a second; a pile of marks that
  // reaches further is cut anyway.
  const from = Math.max(0, max - AROUND);
  const around = graphemes.segment(text.slice(from, max + AROUND)).containing(max - from);
  const end = from + (around?.index ?? 0);
  return text
    .slice(0, end === from ? max : end)
    .replace(LONE_SURROGATES, '')
    .trimEnd();
}

/** Longest address kept, in characters; browsers and Discord take no longer ones. */
const MAX_LINK = 2_000;

/** An address that starts with http:// or https://, else undefined. */
export function cleanLink(text: string): string | undefined {
  const link = text.replace(CONTROLS, '').trim();
  if (link.length > MAX_LINK || !/^https?:\/\//i.test(link) || !URL.canParse(link)) return undefined;
  const url = new URL(link);
  if (url.username !== '' || url.password !== '') return undefined;
  return /[\s<>"\\^`{|}]/.test(link) ? url.href : link;
}

/** The address of a repository, given as an address or as `owner/name` on GitHub. */
export function cleanRepository(text: string): string | undefined {
  const bare = /^(?:github\.com\/)?([\w.-]+\/[\w.-]+)$/i.exec(text.trim())?.[1];
  return bare === undefined ? cleanLink(text) : `https://github.com/${bare}`;
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` of a date or a timestamp, if the calendar has such a day; else undefined. */
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
