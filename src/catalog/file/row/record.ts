import { z } from 'zod';
import { beginsLikeArxivId } from '../../../paper/arxiv-id.ts';
import { parsePaperId } from '../../../paper/id.ts';
import type { Paper } from '../../../paper/paper.ts';
import { readable } from '../../../paper/text/readable.ts';
import { cleanDate, cleanLink, cleanRepository, cleanText, cutAtGrapheme } from './clean.ts';
import { splitNames } from './names.ts';
import { withdrawalOf } from './withdrawal-note.ts';

/** An external record as a paper and what had to be corrected, or why it isn't one. */
export type ParsedRecord =
  | { readonly paper: Paper; readonly notices: readonly string[] }
  | { readonly skipped: string; readonly id?: string };

/** Limits per paper, in characters and entries: far above any real paper, and low enough to be harmless. */
const MAX = { id: 200, title: 1_000, text: 50_000, name: 300, entries: 10_000 };

const FIELDS = new Set([
  ...['id', 'title', 'abstract', 'summary', 'authors', 'published', 'categories', 'keywords', 'listedOn'],
  ...['upvotes', 'comments', 'codeUrl', 'codeStars', 'projectUrl', 'thumbnailUrl', 'organization', 'url'],
]);

const anyRecord = z.looseObject({});

/**
 * Reads a record with the keys of a catalog line. Only `id` and `title` are required; any other field may be missing
 * or null, and one that can't be read is left out with a notice. Unknown keys are kept in `extra`.
 */
export function readRecord(input: unknown): ParsedRecord {
  const parsed = anyRecord.safeParse(input);
  if (!parsed.success) return { skipped: `not a paper but ${describe(input)}` };
  const record = parsed.data;
  const id = readId(record.id);
  if ('skipped' in id) return id;
  const title = typeof record.title === 'string' ? readText(record.title) : '';
  if (title === '') return { skipped: 'no title', id: cutAtGrapheme(id.id, 80) };

  const field = fieldReader(inOwnForm(record));
  const extra = Object.entries(withNotes(record)).filter(([key]) => !FIELDS.has(key));
  const paper: Paper = {
    id: id.id,
    title: field.bounded('title', title, MAX.title),
    authors: field.list('authors') ?? [],
    ...present({
      abstract: field.text('abstract', MAX.text),
      summary: field.text('summary', MAX.text),
      published: field.read('published', date),
      categories: field.list('categories'),
      keywords: field.list('keywords'),
      listedOn: field.read('listedOn', day),
      upvotes: field.read('upvotes', count),
      comments: field.read('comments', count),
      codeUrl: field.read('codeUrl', repository),
      codeStars: field.read('codeStars', count),
      projectUrl: field.read('projectUrl', link),
      thumbnailUrl: field.read('thumbnailUrl', link),
      organization: field.text('organization', MAX.name),
      url: field.read('url', link),
      extra: extra.length === 0 ? undefined : Object.fromEntries(extra),
    }),
  };
  if (paper.title.includes('\ufffd') || paper.abstract?.includes('\ufffd') === true)
    field.notices.push('some of its letters could not be read (\ufffd)');
  return { paper, notices: field.notices };
}

/** A line without the source's markup and TeX. */
function readText(text: string): string {
  // Text far over the limit will be cut anyway.
  return cleanText(text.length > 2 * MAX.text ? text : readable(text));
}

/** Turns lists given as a single string into lists. */
function inOwnForm(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { authors, categories, keywords, comments } = record;
  return {
    ...record,
    ...(typeof authors === 'string' ? { authors: splitNames(authors) } : {}),
    ...(typeof categories === 'string' ? { categories: categories.trim().split(/[\s,;]+/) } : {}),
    ...(typeof keywords === 'string' ? { keywords: keywords.split(/\s*[;,\n]\s*/) } : {}),
    // The authors' comment on a paper; elsewhere this key is the number of comments.
    ...(typeof comments === 'string' ? { comments: undefined } : {}),
  };
}

/** A record with the facts from its authors' notes. */
function withNotes(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { comments, comment, abstract, withdrawnAt } = record;
  const note = typeof comments === 'string' && comments.trim() !== '' ? comments : comment;
  return {
    ...record,
    ...(note === undefined ? {} : { comment: typeof note === 'string' ? readText(note) : note }),
    ...(withdrawnAt === undefined ? withdrawalOf({ comment: note, abstract }) : {}),
  };
}

const through = (clean: (text: string) => string | undefined, expected: string) =>
  z.string({ error: expected }).transform((given, context) => {
    const cleaned = clean(given);
    if (cleaned !== undefined) return cleaned;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });

const count = z
  .number({ error: 'a number from 0 up' })
  .min(0, { error: 'a number from 0 up' })
  .max(Number.MAX_SAFE_INTEGER, { error: 'a number from 0 up' })
  .transform(Math.round);
const link = through(cleanLink, 'an address that starts with http:// or https://');
const repository = through(cleanRepository, 'the address of a repository');
const date = z.preprocess(
  (given) => (typeof given === 'number' ? String(given) : given),
  through(cleanDate, 'a date such as 2026-08-20, 2026-08 or 2026'),
);
const day = through(
  (given) => (cleanDate(given)?.length === 10 ? cleanDate(given) : undefined),
  'a day such as 2026-08-20',
);
const words = z.string({ error: 'text' });
/** An entry of a list: a string, or a person as Hugging Face gives one (`{name, hidden}`). */
const entry = z.union([
  z.string(),
  z.looseObject({ hidden: z.literal(true) }).transform(() => ''),
  z.looseObject({ name: z.string() }).transform(({ name }) => name),
]);
const entries = z.union([z.array(z.unknown()), z.string().transform((one) => [one])], {
  error: 'a list of texts',
});

/** Reads single fields of a record; anything it can't use is left out and reported in `notices`. */
function fieldReader(record: Readonly<Record<string, unknown>>) {
  const notices: string[] = [];

  function read<T>(name: string, schema: z.ZodType<T>): T | undefined {
    const given = record[name];
    if (given === undefined || given === null || given === '') return undefined;
    const result = schema.safeParse(given);
    if (result.success) return result.data;
    notices.push(`${name} left out: ${describe(given)} is not ${result.error.issues[0]?.message}`);
    return undefined;
  }

  function bounded(name: string, given: string, max: number): string {
    if (given.length <= max) return given;
    notices.push(`${name} cut from ${given.length} to ${max} characters`);
    return cutAtGrapheme(given, max);
  }

  function text(name: string, max: number): string | undefined {
    const given = readText(read(name, words) ?? '');
    return given === '' ? undefined : bounded(name, given, max);
  }

  function list(name: string): string[] | undefined {
    const given = read(name, entries);
    if (given === undefined) return undefined;
    const kept: string[] = [];
    for (const one of given.slice(0, MAX.entries)) {
      const result = entry.safeParse(one);
      if (!result.success) notices.push(`an entry of ${name} left out: ${describe(one)} is not text`);
      else kept.push(cutAtGrapheme(readText(result.data), MAX.name));
    }
    if (given.length > MAX.entries)
      notices.push(`${name} cut from ${given.length} to ${MAX.entries} entries`);
    return [...new Set(kept)].filter((one) => one !== '');
  }

  return { notices, read, bounded, text, list };
}

function readId(given: unknown): { id: string } | { skipped: string } {
  if (given === undefined || given === null || given === '') return { skipped: 'no id' };
  if (typeof given !== 'string' && !Number.isSafeInteger(given)) {
    return { skipped: `the id is not text but ${describe(given)}` };
  }
  const id = String(given).trim();
  const known = parsePaperId(id);
  if (known !== undefined) return { id: known };
  if (id === '') return { skipped: 'no id' };
  if (id.length > MAX.id) return { skipped: `the id has ${id.length} characters, more than ${MAX.id}` };
  if (/[\s\p{Cc}]/u.test(id))
    return { skipped: `the id ${describe(id)} contains blanks or control characters` };
  // Kept unchanged, it would duplicate the paper it's meant to be.
  if (beginsLikeArxivId(id)) return { skipped: `the id ${describe(id)} is not a whole arXiv id` };
  return { id };
}

/** What was found: the value itself if short, or else a description. */
function describe(given: unknown): string {
  if (given === null || given === undefined) return 'nothing';
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'object') return 'an object';
  return JSON.stringify(typeof given === 'string' ? cutAtGrapheme(cleanText(given), 60) : given);
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
