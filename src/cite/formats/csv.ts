import { stringify } from 'csv-stringify/sync';
import type { Entry } from '../entry.ts';

const COLUMNS = ['key', 'id', 'title', 'authors', 'published', 'categories', 'doi', 'url', 'saved'] as const;

/**
 * Entries as a table that spreadsheets read as UTF-8, with a head: a value that would be a formula is marked as text, since
 * a title may begin with an equals sign.
 */
export function csvTable(entries: readonly Entry[]): string {
  const rows = entries.map(({ paper, citation, at }) => ({
    key: citation.key,
    id: paper.id,
    title: paper.title,
    authors: paper.authors.join('; '),
    published: paper.published ?? '',
    categories: (paper.categories ?? []).join('; '),
    doi: citation.doi ?? '',
    url: citation.url ?? '',
    saved: at.toISOString(),
  }));
  return stringify(rows, {
    header: true,
    columns: [...COLUMNS],
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
