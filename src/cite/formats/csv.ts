import { stringify } from 'csv-stringify/sync';
import type { Entry } from '../entry.ts';

const COLUMNS = ['key', 'id', 'title', 'authors', 'published', 'categories', 'doi', 'url', 'saved'] as const;

/** A table's header line, after a byte order mark: without one, spreadsheets don't recognize UTF-8. */
export const CSV_HEAD = `\ufeff${COLUMNS.join(',')}\r\n`;

/**
 * A table row. A value that a spreadsheet would take for a formula is marked as text: a title may begin with an equals
 * sign.
 */
export function csvRow({ paper, citation, at }: Entry): string {
  const row: Readonly<Record<(typeof COLUMNS)[number], string>> = {
    key: citation.key,
    id: paper.id,
    title: paper.title,
    authors: paper.authors.join('; '),
    published: paper.published ?? '',
    categories: (paper.categories ?? []).join('; '),
    doi: citation.doi ?? '',
    url: citation.url ?? '',
    saved: at.toISOString(),
  };
  return stringify([row], {
    columns: [...COLUMNS],
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
