import { isPartialDate } from '../../paper/dates.ts';
import type { Notice } from './notice.ts';

/** Longest query that is read; Discord allows 6,000 characters. An abstract fits. */
export const QUERY_LIMIT = 4_000;

/** Most conditions per query: each costs a few ms over a large catalog, and nobody types this many. */
const MOST_CONDITIONS = 20;

/** A query parsed into its inline language. */
export interface ParsedQuery {
  /** The words to rank by, phrases among them. */
  readonly text: string;
  /** The words outside phrases, as typed. */
  readonly loose: readonly string[];
  /** Each must be in the paper, word for word. */
  readonly phrases: readonly string[];
  /** Words and phrases that must not be. */
  readonly excluded: readonly string[];
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly after: readonly string[];
  readonly before: readonly string[];
  /** The order that `sort:` asks for, if another than by relevance. */
  readonly sort?: AskedOrder;
  /** What could not be read. */
  readonly notices: readonly Notice[];
}

/** Orders that a query's words can ask for. */
export type AskedOrder = (typeof ORDERS)[number];

const ORDERS = ['newest', 'oldest', 'votes'] as const;

type Key = 'author' | 'category' | 'after' | 'before';

const KEYS: ReadonlyMap<string, Key> = new Map([
  ['author', 'author'],
  ['cat', 'category'],
  ['category', 'category'],
  ['after', 'after'],
  ['before', 'before'],
]);

/** Conditions that people expect from other tools, or mistype; the `Name:` in `Name: a title` isn't one. */
const GUESSED: ReadonlySet<string> = new Set(
  'by auth auther auhtor authors catgory categry categories topic tag tags subject field since from until till to befor year date published title abstract text venue journal conference source lang language id doi url type sort order votes is in has site'.split(
    ' ',
  ),
);

/** A word, a colon and a space at the beginning, as in titles; conditions seldom have the space. */
export const LIKE_TITLE = /^\s*\p{L}+:\s+\S/u;

const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const DOUBLE_QUOTES = /[“”„«»]/g;
/** Invisible characters inside words copied from a page, where they may be broken or joined. */
const WITHIN_WORDS = /(?<=[\p{L}\p{N}])(?:\u00ad|\u200b|\u200d|\u2060|\ufeff)+(?=[\p{L}\p{N}])/gu;
/** Phone keyboards turn the minus before an excluded word into a longer dash; before a number it's a span or a sign. */
const LONG_DASH = /(?<=^|\s)[–—−](?=[\p{L}"])/gu;

/** Full-width ASCII, as Chinese and Japanese keyboards type it, and its offset from plain ASCII. */
const WIDE = /[！-～]/g;
const TO_NARROW = 0xfee0;
/** `key:value`, `-word`, `-"phrase"`, `"phrase"` or one word; a value may be quoted or follow a space. */
const PART =
  /(?<=^|\s)(?<key>[a-z]+):(?!\/\/)\s?(?:"(?<quotedValue>[^"]*)"|(?<value>[^\s"]*))|(?<=^|\s)-(?:"(?<notPhrase>[^"]+)"|(?<notWord>[\p{L}\p{N}][^\s"]*))|"(?<phrase>[^"]*)"|(?<word>[^\s"]+)|"/giu;

/** Parses a query; never throws. What it can't read becomes a notice, and words to search for. */
export function parseQuery(query: string): ParsedQuery {
  const notices: Notice[] = [];
  const read = cleaned(query, notices);
  const text: string[] = [];
  const loose: string[] = [];
  const phrases: string[] = [];
  const excluded: string[] = [];
  const values: Record<Key, string[]> = { author: [], category: [], after: [], before: [] };
  const conditions = new Set<string>();
  let sort: AskedOrder | undefined;

  /** Adds a condition to its list once, up to the limit. */
  function add(list: string[], kind: string, condition: string): void {
    const key = `${kind}:${condition.toLowerCase()}`;
    if (conditions.has(key)) return;
    conditions.add(key);
    if (conditions.size <= MOST_CONDITIONS) list.push(condition);
    if (conditions.size === MOST_CONDITIONS + 1)
      notices.push({ kind: 'too-many-conditions', most: MOST_CONDITIONS });
  }

  function addWords(words: string): void {
    text.push(words);
    loose.push(...words.split(/\s+/).filter((word) => word !== ''));
  }

  for (const { 0: whole, groups = {} } of read.matchAll(PART)) {
    const { key, quotedValue, value, notPhrase, notWord, phrase, word } = groups;
    if (key !== undefined) {
      const known = KEYS.get(key.toLowerCase());
      const given = (quotedValue ?? value ?? '').trim();
      if (key.toLowerCase() === 'year' && isPartialDate(given)) {
        for (const side of ['after', 'before'] as const) add(values[side], side, given);
      } else if (key.toLowerCase() === 'sort' && isOrder(given)) {
        sort = ORDERS.find((order) => order === given.toLowerCase());
      } else if (known === undefined) {
        addWords(whole.replaceAll('"', ' '));
        if (GUESSED.has(key.toLowerCase()) && !/:\s/.test(whole))
          notices.push({ kind: 'unknown-condition', key });
      } else if (given === '') {
        notices.push({ kind: 'empty-condition', key });
      } else if ((known === 'after' || known === 'before') && !isPartialDate(given)) {
        notices.push({ kind: 'unread-date', option: known, given });
      } else {
        add(values[known], known, given);
      }
    } else if (notPhrase !== undefined || notWord !== undefined) {
      add(excluded, 'not', (notPhrase ?? notWord ?? '').trim());
    } else if (phrase !== undefined) {
      text.push(phrase);
      if (phrase.trim() !== '') add(phrases, 'phrase', phrase.trim());
    } else if (word !== undefined) {
      addWords(word);
    } else {
      notices.push({ kind: 'open-quote' });
    }
  }
  return {
    text: text.join(' ').trim(),
    loose,
    phrases,
    excluded,
    authors: values.author,
    categories: values.category,
    after: values.after,
    before: values.before,
    ...(sort !== undefined && { sort }),
    notices,
  };
}

function isOrder(given: string): boolean {
  return ['relevance', ...ORDERS].includes(given.toLowerCase());
}

/** A text in which every word is searched for as typed, such as a title or a message. */
export function plainQuery(text: string): ParsedQuery {
  const notices: Notice[] = [];
  const words = cleaned(text, notices).replaceAll('"', ' ');
  return {
    text: words,
    loose: words.split(/\s+/).filter((word) => word !== ''),
    phrases: [],
    excluded: [],
    authors: [],
    categories: [],
    after: [],
    before: [],
    notices,
  };
}

function cleaned(query: string, notices: Notice[]): string {
  const narrow = query.replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - TO_NARROW));
  const clean = narrow
    .replace(WITHIN_WORDS, '')
    .replace(LONG_DASH, '-')
    .replace(CONTROL, ' ')
    .replace(DOUBLE_QUOTES, '"')
    .trim();
  if (clean.length <= QUERY_LIMIT) return clean;
  notices.push({ kind: 'too-long', most: QUERY_LIMIT });
  const cut = clean.slice(0, QUERY_LIMIT);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), QUERY_LIMIT - 100));
}
