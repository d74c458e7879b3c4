import { utcDay } from '../../calendar.ts';
import type { Paper } from '../../paper/paper.ts';
import { mapInSlices } from '../../slices.ts';
import { citationOf } from '../citation.ts';
import type { Entry } from '../entry.ts';
import { bibtexEntry } from './bibtex.ts';
import { cslItem } from './csl.ts';
import { CSV_HEAD, csvRow } from './csv.ts';
import { markdownLine } from './markdown.ts';
import { risRecord } from './ris.ts';

export const EXPORT_FORMATS = ['bibtex', 'csv', 'markdown', 'ris', 'csl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** What is exported: papers with their keys, each unique in the export. */
export interface Exported {
  readonly paper: Paper;
  readonly key: string;
  readonly at: Date;
}

const ENDINGS = { bibtex: 'bib', csv: 'csv', markdown: 'md', ris: 'ris', csl: 'json' } as const;

/** Exports papers as one file, in the order given, or for BibTeX by key. @param at the day for the file name. */
export async function exportPapers(
  format: ExportFormat,
  papers: readonly Exported[],
  at: Date,
): Promise<ExportedFile> {
  const day = utcDay(at);
  return { name: `library-${day}.${ENDINGS[format]}`, text: await textOf(format, papers, day) };
}

async function textOf(format: ExportFormat, papers: readonly Exported[], day: string): Promise<string> {
  const each = (write: (entry: Entry) => string, some = papers) =>
    mapInSlices(some, ({ paper, key, at }) => write({ paper, at, citation: citationOf(paper, key) }));
  switch (format) {
    case 'bibtex': {
      const byKey = [...papers].sort((a, b) => (a.key < b.key ? -1 : 1));
      const entries = await each(({ citation }) => bibtexEntry(citation), byKey);
      return [`% Papers saved with Paperboy, ${day}: ${papers.length}\n`, ...entries].join('\n');
    }
    case 'ris':
      return (await each(({ citation }) => risRecord(citation))).join('\r\n');
    case 'csl': {
      const items = await each(({ citation }) => JSON.stringify(cslItem(citation), undefined, 2));
      return `[\n${items.join(',\n')}\n]\n`;
    }
    case 'markdown':
      return (await each(markdownLine)).join('');
    case 'csv':
      return [CSV_HEAD, ...(await each(csvRow))].join('');
  }
}
