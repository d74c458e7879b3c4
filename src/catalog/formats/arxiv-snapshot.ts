import { dayWritten } from '../../calendar.ts';
import type { JsonFormat } from '../file/row/format.ts';
import { personName, splitNames } from '../file/row/names.ts';
import { readRecord } from '../file/row/record.ts';
import { withdrawalOf } from '../file/row/withdrawal-note.ts';

/** arXiv's metadata as JSON Lines, as in the Kaggle snapshot. */
export default {
  kind: 'json',
  fits(record) {
    if (Array.isArray(record.authors_parsed)) return 3;
    const isOne = ['update_date', 'submitter', 'versions', 'journal-ref'].some((key) => key in record);
    return isOne && typeof record.authors === 'string' ? 3 : 0;
  },
  read(record) {
    const { authors, authors_parsed, categories, comments, versions, update_date } = record;
    const parsed = Array.isArray(authors_parsed)
      ? authors_parsed.flatMap((one) => personName(one) ?? [])
      : [];
    const dates = Array.isArray(versions) ? versions.map((version) => dayOf(version)) : [];
    return readRecord({
      id: record.id,
      title: record.title,
      abstract: record.abstract,
      authors: parsed.length > 0 ? parsed : typeof authors === 'string' ? splitNames(authors) : authors,
      published: dates[0] ?? undefined,
      categories: typeof categories === 'string' ? categories.trim().split(/[\s,;]+/) : categories,
      ...kept({
        comment: comments,
        doi: record.doi,
        journalRef: record['journal-ref'],
        license: record.license,
      }),
      ...(dates.length === 0 ? {} : { version: dates.length }),
      ...withdrawalOf({ comment: comments, abstract: record.abstract, on: dates.at(-1) ?? update_date }),
    });
  },
} satisfies JsonFormat;

/** The day (`YYYY-MM-DD`) of a version such as `{created: 'Mon, 2 Apr 2007 19:18:42 GMT'}`. */
function dayOf(version: unknown): string | undefined {
  const created =
    typeof version === 'object' && version !== null && 'created' in version ? version.created : '';
  return dayWritten(created);
}

function kept(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => typeof value === 'string' && value !== ''),
  );
}
