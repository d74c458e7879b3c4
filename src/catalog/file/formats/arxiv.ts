import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { isArxivId, parsePaperId } from '../../../paper/id.ts';
import { type Format, type Row, wholeText } from '../row/format.ts';
import { readRecord } from '../row/record.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  htmlEntities: true,
  isArray: (name) => ['entry', 'author', 'category', 'link'].includes(name),
});

/** An element with attributes is an object whose own text is `#text`. */
const text = z
  .union([z.string(), z.looseObject({ '#text': z.string() }).transform((element) => element['#text'])])
  .nullish()
  .catch(undefined);
const entry = z.looseObject({
  id: text,
  title: text,
  summary: text,
  published: text,
  announce_type: text,
  creator: text,
  author: z
    .array(z.looseObject({ name: text }))
    .nullish()
    .catch(undefined),
  category: z
    .array(z.looseObject({ '@term': text }))
    .nullish()
    .catch(undefined),
  primary_category: z.looseObject({ '@term': text }).nullish().catch(undefined),
});
const document = z.looseObject({
  feed: z.union([z.looseObject({ entry: z.array(z.unknown()).nullish() }), z.literal('')]),
});

/** An entry of an arXiv feed, with what only announcements say of it: `new`, `cross`, `replace`, … */
export type ArxivRow = Row & { readonly announced?: string };

/**
 * The entries of an Atom feed of arXiv: an answer of its query API, or its announcements of a day. The single entry
 * titled "Error", which is how arXiv reports one, is a skipped row with arXiv's own words.
 *
 * @throws Error when the text is not such a feed, a web page instead of it or half of it among others.
 */
export function parseArxiv(xml: string): ArxivRow[] {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(`not whole XML (line ${valid.err.line}: ${valid.err.msg})`);
  const parsed = document.safeParse(parser.parse(xml));
  if (!parsed.success) throw new Error('not an Atom feed');
  const { feed } = parsed.data;
  const lines = entryLines(xml);
  const entries = feed === '' ? [] : (feed.entry ?? []);
  return entries.map((one, index) => parseEntry(one, lines[index] ?? 1));
}

function parseEntry(input: unknown, line: number): ArxivRow {
  const parsed = entry.safeParse(input);
  if (!parsed.success) return { line, skipped: 'not an entry of arXiv' };
  const { id, title, summary, published, author, category, primary_category, creator, announce_type } =
    parsed.data;
  const key = parsePaperId((id ?? '').replace(/^oai:arXiv\.org:/i, 'arXiv:'));
  if (key === undefined || !isArxivId(key)) {
    return title?.trim() === 'Error'
      ? { line, skipped: `arXiv reports an error: ${oneLine(summary ?? 'no reason given')}` }
      : { line, skipped: `"${oneLine(id ?? '')}" is no arXiv id` };
  }
  const terms = [primary_category?.['@term'], ...(category ?? []).map((one) => one['@term'])];
  const reading = readRecord({
    id: key,
    title,
    abstract: summary?.replace(/^\s*arXiv:\S+ Announce Type: \S+\s+Abstract:\s*/i, ''),
    authors: author?.map(({ name }) => name ?? '') ?? creator?.split(/,\s+/) ?? [],
    // An announcement is dated by its own day, which is not when the paper was first published.
    published: announce_type ? undefined : published,
    ...versionOf(id ?? ''),
    categories: terms.filter((term) => typeof term === 'string' && /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(term)),
  });
  return { line, ...reading, ...(announce_type ? { announced: announce_type } : {}) };
}

/** The version at the end of an entry's id; only the newest one is announced or answered. */
function versionOf(id: string): { version?: number } {
  const version = /v(\d{1,3})$/.exec(id.trim())?.[1];
  return version === undefined ? {} : { version: Number(version) };
}

function oneLine(given: string): string {
  return given.replace(/\s+/g, ' ').trim().slice(0, 300);
}

/** The line of each entry; the parser does not tell where it found something. */
function entryLines(xml: string): number[] {
  const lines: number[] = [];
  let line = 1;
  for (const [mark] of xml.matchAll(/\n|<entry[\s>]/g)) {
    if (mark !== '\n') lines.push(line);
    if (mark.endsWith('\n')) line += 1;
  }
  return lines;
}

export const arxiv: Format = {
  name: 'arxiv',
  recognises: (head) => /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:\w+:)?feed[\s>]/.test(head),
  async *read(pieces) {
    yield* parseArxiv(await wholeText(pieces));
  },
};
