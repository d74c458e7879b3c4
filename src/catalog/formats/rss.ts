import { dayWritten } from '../../calendar.ts';
import { idOfAddress, idOfDoi } from '../../paper/address-id.ts';
import { isArxivId, parsePaperId } from '../../paper/id.ts';
import type { XmlFormat } from '../file/row/format.ts';
import { splitNames } from '../file/row/names.ts';
import { readRecord } from '../file/row/record.ts';
import { withdrawalOf } from '../file/row/withdrawal-note.ts';
import { attributeOf, textIn, textsIn } from '../file/xml/parse-element.ts';

/** The prefix arXiv puts before the abstract in a feed. */
const PREFIX = /^\s*arXiv:\S+ Announce Type: \S+\s+Abstract:\s*/i;

/** The suffix arXiv put after titles in its older feeds: `. (arXiv:2405.00001v1 [cs.CL])`. */
const STAMP = /\.?\s*\(arXiv:\S+ \[([\w.-]+)\](?: [A-Z]+)?\)\s*$/;

/** Items of RSS 2.0 and RDF: arXiv's announcements, and feeds of journals and proceedings. */
export default {
  kind: 'xml',
  element: 'item',
  read(item) {
    const guid = textIn(item, 'guid') ?? '';
    const link = textIn(item, 'link') ?? attributeOf(item, 'about') ?? '';
    const dois = [textIn(item, 'doi'), ...textsIn(item, 'identifier')].map((one) =>
      idOfDoi((one ?? '').replace(/^doi:/i, '')),
    );
    const id =
      parsePaperId(guid) ??
      parsePaperId(link) ??
      dois.find(Boolean) ??
      idOfAddress(link) ??
      idOfAddress(guid);
    const title = textIn(item, 'title') ?? '';
    const stamped = STAMP.exec(title)?.[1];
    const isOfArxiv = id !== undefined && isArxivId(id);
    const abstract = (textIn(item, 'description') ?? textIn(item, 'encoded'))?.replace(PREFIX, '');
    const announced = textIn(item, 'announce_type');
    const date = textIn(item, 'pubDate') ?? textIn(item, 'publicationDate') ?? textIn(item, 'date');
    return readRecord({
      id: id ?? (guid === '' ? undefined : guid),
      title: title.replace(STAMP, ''),
      abstract,
      authors: [...textsIn(item, 'creator'), ...textsIn(item, 'author')].flatMap(splitNames),
      // An announcement carries its own date, not the paper's first publication.
      published: announced === undefined ? dayWritten(date) : undefined,
      categories: isOfArxiv
        ? [...textsIn(item, 'category'), ...(stamped === undefined ? [] : [stamped])]
        : undefined,
      ...(isOfArxiv || !/^https?:/.test(link) ? {} : { url: link }),
      ...withdrawalOf({ abstract, on: dayWritten(date) }),
    });
  },
} satisfies XmlFormat;
