import { idOfAddress, idOfDoi } from '../../paper/address-id.ts';
import { isArxivId, parsePaperId } from '../../paper/id.ts';
import { titleKey } from '../../paper/title.ts';
import type { JsonFormat, JsonRecord } from '../file/row/format.ts';
import { personName, splitNames } from '../file/row/names.ts';
import { readRecord } from '../file/row/record.ts';

/** Keys that conferences, libraries and search services use for each fact, most reliable first. */
const KEYS = {
  title: ['title', 'display_name', 'paper_title', 'name'],
  abstract: ['abstract', 'Abstract', 'paper_abstract', 'abstractText', 'summary', 'description'],
  authors: ['authors', 'author', 'authorships', 'author_list', 'creators', 'creator', 'author_names'],
  arxiv: ['arxiv_id', 'arxivId', 'arxiv', 'eprint', 'ArXiv', 'entry_id'],
  doi: ['doi', 'DOI'],
  address: [
    'url',
    'URL',
    'site',
    'forum_url',
    'openreview',
    'openreview_url',
    'paper_url',
    'url_abs',
    'link',
    'ee',
    'html',
    'pdf',
    'pdf_url',
    'paper_pdf_url',
    'url_pdf',
    'virtualsite_url',
  ],
  published: ['published', 'publication_date', 'publicationDate', 'date', 'issued', 'created', 'year'],
  keywords: ['keywords', 'keyword', 'tags', 'topics'],
  summary: ['tldr', 'TLDR', 'TL;DR'],
  code: ['github', 'code', 'code_url', 'codeUrl', 'repo'],
  project: ['project', 'project_page', 'projectUrl', 'website'],
} as const;
/** Keys that such lists have and catalog rows don't. */
const FOREIGN = [
  ...[
    'author',
    'authorships',
    'author_list',
    'site',
    'pdf',
    'pdf_url',
    'paper_url',
    'url_abs',
    'forum',
    'openreview',
  ],
  ...[
    'paperId',
    'externalIds',
    'arxiv_id',
    'arxivId',
    'entry_id',
    'DOI',
    'URL',
    'track',
    'booktitle',
    'ee',
    'decision',
  ],
  ...[
    'container-title',
    'abstract_inverted_index',
    'publication_date',
    'publicationDate',
    'virtualsite_url',
    'eventtype',
  ],
];

/**
 * Paper lists from conferences and libraries (OpenReview, NeurIPS, the ACL Anthology, Papers with Code, Crossref,
 * DBLP, CSL, Semantic Scholar, OpenAlex …): the same facts under different names.
 */
export default {
  kind: 'json',
  fits(record) {
    const { title } = pick(record, KEYS.title);
    if (title === undefined) return 0;
    const isOurs = parsePaperId(String(record.id ?? '')) !== undefined && Array.isArray(record.authors);
    if (isOurs) return 0;
    const isDescribed = [KEYS.authors, KEYS.abstract].some((keys) => pick(record, keys).title !== undefined);
    const isForeign = FOREIGN.some((key) => key in record) && ('title' in record || isDescribed);
    return isForeign || (isDescribed && typeof record.id !== 'string') ? 2 : 0;
  },
  read(record) {
    const first = (keys: readonly string[]): unknown => pick(record, keys).title;
    const title = textOf(first(KEYS.title));
    const id = idOf(record, title);
    const year = first(KEYS.published);
    const reading = readRecord({
      id: id.id,
      title,
      abstract: abstractOf(record),
      summary: textOf(first(KEYS.summary)),
      authors: namesOf(first(KEYS.authors)),
      published: dateOf(year),
      keywords: listOf(first(KEYS.keywords)),
      categories: isArxivId(id.id ?? '') ? record.categories : undefined,
      codeUrl: textOf(first(KEYS.code)),
      projectUrl: textOf(first(KEYS.project)),
      url: addressesOf(record).find((address) => /^https?:\/\//i.test(address)),
      ...kept(record, [
        'track',
        'status',
        'decision',
        'venue',
        'booktitle',
        'container-title',
        'primary_area',
        'doi',
        'DOI',
      ]),
    });
    return { ...reading, ...(id.isByTitle && 'paper' in reading ? { namedByTitle: true as const } : {}) };
  },
} satisfies JsonFormat;

function pick(record: JsonRecord, keys: readonly string[]): { title: unknown } {
  for (const key of keys) {
    const value = record[key];
    if (value !== undefined && value !== null && value !== '') return { title: value };
  }
  return { title: undefined };
}

/** The best available id: an arXiv id, the given id, a DOI, the address, or one derived from the title. */
function idOf(
  record: JsonRecord,
  title: string | undefined,
): { id: string | undefined; isByTitle?: boolean } {
  const given = typeof record.id === 'string' ? record.id.trim() : '';
  const external: unknown = record.externalIds;
  const ids = typeof external === 'object' && external !== null ? { ...external } : {};
  const addresses = addressesOf(record);
  const all = [pick(record, KEYS.arxiv).title, pick(ids, KEYS.arxiv).title, given, ...addresses];
  const arxiv = all
    .map((one) => parsePaperId(String(one ?? '')))
    .find((one) => one !== undefined && isArxivId(one));
  if (arxiv !== undefined) return { id: arxiv };
  const bySite = addresses.map(idOfAddress).find((one) => one !== undefined && !one.startsWith('web:'));
  const doi = [pick(record, KEYS.doi).title, pick(ids, KEYS.doi).title, given]
    .map((one) => idOfDoi(String(one ?? '')))
    .find((one) => one !== undefined);
  // A key without a source counts only if its site agrees, and a bare number never does.
  if (given !== '' && !/^\d+$/.test(given) && !/^https?:/i.test(given)) {
    return { id: bySite?.endsWith(`:${given}`) === true ? bySite : (parsePaperId(given) ?? given) };
  }
  const id = bySite ?? doi ?? [given, ...addresses].map(idOfAddress).find((one) => one !== undefined);
  if (id !== undefined) return { id };
  const paperId =
    typeof record.paperId === 'string' && record.paperId !== '' ? `s2:${record.paperId}` : undefined;
  if (paperId !== undefined) return { id: paperId };
  return title === undefined ? { id: undefined } : { id: `title:${titleKey(title)}`, isByTitle: true };
}

function addressesOf(record: JsonRecord): string[] {
  return KEYS.address.flatMap((key) => {
    const value = record[key];
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
}

/** A string, or the first of several. */
function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value === 'object' && value !== null && 'text' in value) return textOf(value.text);
  return typeof value === 'string' ? value : undefined;
}

function namesOf(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(';') ? value.split(';') : splitNames(value);
  const list = Array.isArray(value)
    ? value
    : typeof value === 'object' && value !== null && 'author' in value
      ? value.author
      : [];
  return Array.isArray(list) ? list.flatMap((one) => personName(one) ?? []) : [];
}

function listOf(value: unknown): unknown {
  if (typeof value === 'string') return value.split(/\s*[;,\n]\s*/);
  return Array.isArray(value) ? value.map((one) => personName(one) ?? one) : undefined;
}

/** A day, month or year, including CSL's form: `{'date-parts': [[2020, 7]]}`. */
function dateOf(value: unknown): unknown {
  if (typeof value === 'number') return value > 1_000_000_000 ? new Date(value).toISOString() : value;
  if (typeof value !== 'object' || value === null || !('date-parts' in value)) return value;
  const parts: unknown = Array.isArray(value['date-parts']) ? value['date-parts'][0] : undefined;
  return Array.isArray(parts) ? parts.map((part) => String(part).padStart(2, '0')).join('-') : undefined;
}

/** An abstract, including OpenAlex's inverted index of word positions. */
function abstractOf(record: JsonRecord): string | undefined {
  const places: unknown = record.abstract_inverted_index;
  const text = textOf(pick(record, KEYS.abstract).title);
  if (text !== undefined || typeof places !== 'object' || places === null) return text;
  const words: string[] = [];
  for (const [word, at] of Object.entries(places)) {
    for (const place of Array.isArray(at) ? at : []) {
      if (Number.isSafeInteger(place) && place >= 0 && place < 20_000) words[place] = word;
    }
  }
  return words.filter(Boolean).join(' ');
}

function kept(record: JsonRecord, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    keys
      .filter((key) => typeof record[key] === 'string' && record[key] !== '')
      .map((key) => [key, record[key]]),
  );
}
