import { isPublicHost } from '../paper/public-host.ts';

/**
 * Turns text from outside (titles, names, abstracts, what a person typed) into safe Discord markdown, within a given
 * room. Counting room keeps both of Discord's limits on a Components V2 message: 4,000 characters over all text
 * displays, and about 10,000 bytes of UTF-8 (beyond which it answers with a different error). A piece of text takes the
 * larger of its characters and its bytes × 4,000 / 10,000; the sum over a message stays under `MESSAGE_ROOM`.
 */
export const MESSAGE_ROOM = 4000;

const BYTES_PER_ROOM = 10_000 / MESSAGE_ROOM;

/** How much of a message's room a text takes. */
export function roomOf(text: string): number {
  return Math.max(text.length, Math.ceil(Buffer.byteLength(text) / BYTES_PER_ROOM));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this removes
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Invisible characters that hide, join or reorder the text around them; the emoji joiner isn't among them. */
const FORMATTERS = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;

/** One line of plain text: no control or direction characters, single spaces. */
export function plain(text: string): string {
  return text.replace(CONTROLS, ' ').replace(FORMATTERS, '').replace(/\s+/g, ' ').trim();
}

const PLAIN_ENGLISH = /^[\x20-\x7e]*$/;

function lengthOf(text: string): number {
  return text.length;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The longest prefix of `text` that fits into `max` units of `measure` (characters by default), never splitting a
 * visible character; an ellipsis marks a cut.
 */
export function cut(text: string, max: number, measure: (text: string) => number = lengthOf): string {
  if (measure(text) <= max) return text;
  if (max < 1) return '';
  const room = max - measure('…');
  // Fast path: in plain English, every character stands alone and takes room for one.
  if ((measure === lengthOf || measure === roomOf) && PLAIN_ENGLISH.test(text.slice(0, max + 1))) {
    return room < 0 ? '' : `${text.slice(0, room).trimEnd()}…`;
  }
  let end = 0;
  let used = 0;
  for (const { segment, index } of graphemes.segment(text.slice(0, max * 4))) {
    used += measure(segment);
    if (used > room) break;
    end = index + segment.length;
  }
  return room < 0 ? '' : `${text.slice(0, end).trimEnd()}…`;
}

/**
 * The longest prefix of `text` of at most `max` characters, without an ellipsis: for text that is processed, not shown.
 */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : cut(text, max + 1).slice(0, -1);
}

/**
 * Text from outside in quotes; if it ends in a link, the closing quote is kept apart from it, or Discord would make it
 * part of the link.
 */
export function quoted(text: string, room: number): string {
  const shown = safe(withoutDoubledQuotes(text), room);
  return /https?:\/\/\S+$/i.test(shown) ? `“${shown} ”` : `“${shown}”`;
}

/** A text that is itself in quotes without them; quotes inside become single ones. */
function withoutDoubledQuotes(text: string): string {
  const bare = /^\s*["“”]([^"“”]+)["“”]\s*$/u.exec(text)?.[1];
  return bare ?? text.replace(/["“”]([^"“”]+)["“”]/gu, '‘$1’');
}

/** Like `clip`, but cuts between words. */
export function clipWords(text: string, max: number): string {
  const clipped = clip(text, max);
  if (clipped.length === text.length || /^\s/.test(text.slice(clipped.length))) return clipped;
  const end = clipped.search(/\s\S*$/);
  return end <= 0 ? clipped : clipped.slice(0, end);
}

/** What Discord links by itself, up to where it ends a link. */
const LINK = /https?:\/\/[^\s<>]+/g;

/**
 * Escapes Discord markdown and mentions in one line of text. Plain links stay whole, because an escaped underscore
 * would become part of the address; anything in them that could end our own formatting is percent-encoded.
 */
function escapeText(text: string): string {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    out += escapeProse(text.slice(from, match.index)) + encodeMarks(match[0]);
    from = match.index + match[0].length;
  }
  out += escapeProse(text.slice(from));
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(out) ? `\u2068${out}\u2069` : out;
}

function escapeProse(text: string): string {
  return text
    .replace(/[\\*_~`|[\]<#]/g, '\\$&')
    .replace(/^(\s*)([->+])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/, '$1\\$2')
    .replace(/@(?=everyone|here)/gi, '@\u200b');
}

function encodeMarks(link: string): string {
  return link.replace(/[*~`|\\[\]]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `text` as one safe line that takes at most `room`: cleaned, cut and escaped. */
export function safe(text: string, room: number): string {
  return fitted(text, room, cut);
}

/** Like `safe`, for prose: cuts between words if the text has spaces, dropping punctuation before the cut. */
export function excerpt(text: string, room: number): string {
  return fitted(text, room, cutBetweenWords);
}

function cutBetweenWords(text: string, max: number, measure: (text: string) => number): string {
  const piece = cut(text, max, measure);
  if (piece === text || piece === '') return piece;
  const kept = piece.slice(0, -1);
  const words = /^[\s.,;:!?)]/.test(text.slice(kept.length)) ? kept : kept.replace(/\s+\S*$/, '');
  return `${(words.length * 2 < kept.length ? kept : words).replace(/[\s.,;:–—-]+$/, '')}…`;
}

function fitted(text: string, room: number, shorten: typeof cutBetweenWords): string {
  const clean = plain(text);
  let length = room;
  for (;;) {
    const escaped = escapeText(shorten(clean, length, roomOf));
    const taken = roomOf(escaped);
    if (taken <= room || length <= 0) return taken <= room ? escaped : '';
    length = Math.min(length - 1, Math.floor((length * room) / taken));
  }
}

/** `text` where Discord shows plain text without markdown: labels of buttons, selects and choices. */
export function label(text: string, max: number): string {
  return cut(plain(text), max);
}

/**
 * Returns the address if a button may link to it, else undefined: http or https, at most 512 characters, and on a
 * public host, since Discord rejects a whole message for a link whose host has no dot.
 */
export function link(address: string | undefined): string | undefined {
  if (address === undefined || address.length > 512 || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const fine =
    (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  return fine && isPublicHost(url.hostname) && url.href.length <= 512 ? url.href : undefined;
}

/** `1 paper`, `46 papers`, `1,204 papers`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

/** `46 papers`; `1,000+ papers` if counting stopped early. */
export function countFound({ total, hasMore }: { readonly total: number; readonly hasMore?: true }): string {
  return hasMore === true ? `${grouped(total)}+ papers` : count(total, 'paper');
}

/** `1,204`. */
export function grouped(n: number): string {
  return n.toLocaleString('en-US');
}

/** `3`, `940`, `1.2k`, `18k`, `2.5M`: for figures that share a line. */
export function short(n: number): string {
  if (n < 1000) return String(n);
  if (n < 999_500) return `${trimmed(n / 1000)}k`;
  return `${trimmed(n / 1_000_000)}M`;
}

function trimmed(value: number): string {
  return value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
}
