import { utcDay } from '../../calendar.ts';
import type { JsonFormat, JsonRecord } from '../file/row/format.ts';
import { readRecord } from '../file/row/record.ts';

/** OpenReview notes, from both API versions: version 2 wraps each value of `content` in `{value}`. */
export default {
  kind: 'json',
  fits: ({ content }) => (isRecord(content) && plain(content.title) !== undefined ? 3 : 0),
  read(note) {
    const content = isRecord(note.content) ? note.content : {};
    const field = (name: string): unknown => plain(content[name]);
    const key = String(note.forum ?? note.id ?? '');
    if (note.forum !== undefined && note.id !== undefined && note.forum !== note.id)
      return { skipped: 'a reply to a submission, not a paper', id: String(note.id) };
    const withdrawn = /withdrawn/i.test(`${field('venueid') ?? ''} ${note.invitation ?? ''}`);
    return readRecord({
      id: key === '' ? undefined : `openreview:${key}`,
      title: field('title'),
      abstract: field('abstract'),
      summary: field('TLDR') ?? field('TL;DR') ?? field('tldr'),
      authors: field('authors'),
      published: dayOf(note.pdate ?? note.odate ?? note.cdate ?? note.tcdate),
      keywords: field('keywords'),
      url: key === '' ? undefined : `https://openreview.net/forum?id=${key}`,
      codeUrl: field('code'),
      ...(typeof field('venue') === 'string' ? { venue: field('venue') } : {}),
      ...(withdrawn ? { withdrawnAt: dayOf(note.mdate ?? note.tmdate) ?? '' } : {}),
    });
  },
} satisfies JsonFormat;

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(value: unknown): unknown {
  return isRecord(value) ? value.value : value;
}

/** The day (`YYYY-MM-DD`) of a Unix timestamp in milliseconds. */
function dayOf(time: unknown): string | undefined {
  const date = typeof time === 'number' ? new Date(time) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : utcDay(date);
}
