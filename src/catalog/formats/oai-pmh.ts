import { dayWritten } from '../../calendar.ts';
import { idOfAddress, idOfDoi } from '../../paper/address-id.ts';
import { isArxivId, parsePaperId } from '../../paper/id.ts';
import type { JsonRecord, RowContent, XmlFormat } from '../file/row/format.ts';
import { personName, splitNames } from '../file/row/names.ts';
import { readRecord } from '../file/row/record.ts';
import { withdrawalOf } from '../file/row/withdrawal-note.ts';
import { attributeOf, childrenOf, textIn, textsIn } from '../file/xml/parse-element.ts';

/** How arXiv marks the authors' comment among the descriptions. */
const COMMENT = /^\s*Comments?:\s*/i;

/** OAI-PMH records: arXiv's own two formats, and Dublin Core from any other archive. */
export default {
  kind: 'xml',
  element: 'record',
  read(record) {
    const [header] = childrenOf(record, 'header');
    const identifier = textIn(header, 'identifier');
    if (attributeOf(header, 'status') === 'deleted')
      return { skipped: 'the archive has deleted it', id: identifier };
    const [metadata] = childrenOf(record, 'metadata');
    const [own] = [...childrenOf(metadata, 'arXiv'), ...childrenOf(metadata, 'arXivRaw')];
    if (own !== undefined) return readArxiv(own, identifier);
    const [core] = [...childrenOf(metadata, 'dc'), ...childrenOf(metadata, 'qualifieddc')];
    return readDublinCore(core, identifier);
  },
} satisfies XmlFormat;

function readArxiv(record: unknown, identifier: string | undefined): RowContent {
  const versions = childrenOf(record, 'version').map((version) => textIn(version, 'date'));
  const comment = textIn(record, 'comments');
  const abstract = textIn(record, 'abstract');
  const first = textIn(record, 'created') ?? dayWritten(versions[0]);
  const last = textIn(record, 'updated') ?? dayWritten(versions.at(-1)) ?? first;
  const authors = childrenOf(record, 'authors').flatMap((list) =>
    typeof list === 'string'
      ? splitNames(list)
      : childrenOf(list, 'author').flatMap((one) => personName(one) ?? []),
  );
  return readRecord({
    id: textIn(record, 'id') ?? identifier,
    title: textIn(record, 'title'),
    abstract,
    authors,
    published: first,
    categories: textIn(record, 'categories')?.trim().split(/\s+/),
    ...present({
      comment,
      doi: textIn(record, 'doi'),
      journalRef: textIn(record, 'journal-ref'),
      license: textIn(record, 'license'),
    }),
    ...(versions.length === 0 ? {} : { version: versions.length }),
    ...withdrawalOf({ comment, abstract, on: last }),
  });
}

function readDublinCore(record: unknown, identifier: string | undefined): RowContent {
  const identifiers = [identifier ?? '', ...textsIn(record, 'identifier')];
  const arxiv = identifiers
    .map((one) => parsePaperId(one))
    .find((one) => one !== undefined && isArxivId(one));
  const doi = identifiers.map((one) => idOfDoi(one)).find((one) => one !== undefined);
  const address = identifiers.find((one) => /^https?:\/\//i.test(one));
  const descriptions = textsIn(record, 'description');
  const notes = descriptions.filter((one) => COMMENT.test(one)).map((one) => one.replace(COMMENT, ''));
  const [abstract] = descriptions.filter((one) => !COMMENT.test(one)).sort((a, b) => b.length - a.length);
  const [first] = textsIn(record, 'date').sort();
  return readRecord({
    id:
      arxiv ??
      doi ??
      (address === undefined ? undefined : idOfAddress(address)) ??
      identifier?.replace(/\s+/g, ''),
    title: textIn(record, 'title'),
    abstract,
    authors: textsIn(record, 'creator').map(inOrder),
    published: first,
    keywords: arxiv === undefined ? textsIn(record, 'subject') : undefined,
    ...(arxiv === undefined ? present({ url: address }) : {}),
    ...present({ comment: notes[0] }),
    ...withdrawalOf({ comment: notes.join(' '), abstract, on: textsIn(record, 'date').sort().at(-1) }),
  });
}

/** Turns `North, Ada` into `Ada North`. */
function inOrder(name: string): string {
  const [last = '', first, ...more] = name.split(/,\s*/);
  return first === undefined || more.length > 1 ? name : [first, last, ...more].join(' ');
}

function present(fields: Readonly<Record<string, string | undefined>>): JsonRecord {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
