import { idOfAddress } from '../../paper/address-id.ts';
import { isArxivId, parsePaperId } from '../../paper/id.ts';
import type { JsonRecord, Row, RowContent, XmlFormat } from '../file/row/format.ts';
import { personName, splitNames } from '../file/row/names.ts';
import { readRecord } from '../file/row/record.ts';
import { withdrawalOf } from '../file/row/withdrawal-note.ts';
import { createElementFinder } from '../file/xml/element-finder.ts';
import { attributeOf, childrenOf, textIn, textsIn, xmlFault } from '../file/xml/parse-element.ts';
import { readElement } from '../file/xml/xml-rows.ts';

/** An entry of an arXiv feed, with the announcement type if it has one: `new`, `cross`, `replace`, … */
export type ArxivRow = Row & { readonly announced?: string };

/** An arXiv category; feeds also contain other terms. */
const CATEGORY = /^[a-z-]+(?:\.[A-Za-z-]+)?$/;
/** The prefix that announcements put before the abstract (https://info.arxiv.org/help/rss_specifications.html). */
const PREFIX = /^\s*arXiv:\S+ Announce Type: \S+\s+Abstract:\s*/i;

/** Atom entries: arXiv's query API, its announcements, and other feeds of papers. */
const format = {
  kind: 'xml',
  element: 'entry',
  read: (entry) => readEntry(entry),
} satisfies XmlFormat;

export default format;

/**
 * The entries of an arXiv Atom feed: a query API response, or a day's announcements. arXiv reports errors as a single
 * entry titled "Error", which becomes a skipped row with arXiv's own words.
 *
 * @throws Error if the text isn't such a feed, for instance a web page or a truncated feed.
 */
export function parseArxiv(xml: string): ArxivRow[] {
  const fault = xmlFault(xml);
  if (fault !== undefined) throw new Error(`incomplete XML (line ${fault.line}: ${fault.msg})`);
  if (!/<(?:\w+:)?feed[\s>/]/.test(xml)) throw new Error('not an Atom feed');
  const rows: ArxivRow[] = [];
  const finder = createElementFinder(new Set(['entry']), (element) => {
    rows.push({ line: element.line, ...readElement(element, { ...format, read: readArxivEntry }) });
  });
  finder.feed(xml);
  finder.end();
  return rows;
}

function readArxivEntry(entry: JsonRecord): RowContent {
  const id = textIn(entry, 'id') ?? '';
  const key = parsePaperId(id);
  const announced = textIn(entry, 'announce_type');
  if (key !== undefined && isArxivId(key))
    return { ...readEntry(entry), ...(announced === undefined ? {} : { announced }) };
  return isError(entry)
    ? { skipped: `arXiv reports an error: ${oneLine(textIn(entry, 'summary') ?? 'no reason given')}` }
    : { skipped: `"${oneLine(id)}" is no arXiv id` };
}

function readEntry(entry: JsonRecord): RowContent {
  if (isError(entry))
    return { skipped: `the source reports an error: ${oneLine(textIn(entry, 'summary') ?? '')}` };
  const id = textIn(entry, 'id') ?? '';
  const links = childrenOf(entry, 'link').flatMap((link) => attributeOf(link, 'href') ?? []);
  const key = parsePaperId(id) ?? [id, ...links].map(idOfAddress).find((one) => one !== undefined);
  const announced = textIn(entry, 'announce_type');
  const abstract = (textIn(entry, 'summary') ?? textIn(entry, 'content'))?.replace(PREFIX, '');
  const comment = textIn(entry, 'comment');
  const terms = [...childrenOf(entry, 'primary_category'), ...childrenOf(entry, 'category')];
  return readRecord({
    id: key ?? (id === '' ? undefined : id),
    title: textIn(entry, 'title'),
    abstract,
    authors: authorsOf(entry),
    // An announcement carries its own date, not the paper's first publication.
    published: announced === undefined ? (textIn(entry, 'published') ?? undefined) : undefined,
    ...versionOf(id),
    categories: terms
      .map((term) => attributeOf(term, 'term') ?? '')
      .filter((term) => key !== undefined && isArxivId(key) && CATEGORY.test(term)),
    ...(key?.includes(':') === true ? { url: links.find((link) => /^https?:/.test(link)) } : {}),
    ...withdrawalOf({ comment, abstract, on: textIn(entry, 'updated') ?? textIn(entry, 'published') }),
  });
}

function authorsOf(entry: JsonRecord): string[] {
  const named = childrenOf(entry, 'author').flatMap((author) => personName(author) ?? []);
  return named.length > 0 ? named : textsIn(entry, 'creator').flatMap(splitNames);
}

function isError(entry: JsonRecord): boolean {
  return (
    textIn(entry, 'title')?.trim() === 'Error' && /\/api\/errors/.test(textIn(entry, 'id') ?? '/api/errors')
  );
}

/** The version at the end of an entry's id; announcements and responses only have the newest one. */
function versionOf(id: string): { version?: number } {
  const version = /v(\d{1,3})$/.exec(id.trim())?.[1];
  return version === undefined ? {} : { version: Number(version) };
}

function oneLine(given: string): string {
  return given.replace(/\s+/g, ' ').trim().slice(0, 300);
}
