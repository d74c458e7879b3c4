import { setImmediate } from 'node:timers/promises';
import { utcDay } from '../../calendar.ts';
import type { Paper } from '../../paper/paper.ts';
import { citationOf } from '../citation.ts';
import type { Entry } from '../entry.ts';
import { bibtexEntry } from './bibtex.ts';
import { cslItem } from './csl.ts';
import { csvTable } from './csv.ts';
import { markdownLine } from './markdown.ts';
import { risRecord } from './ris.ts';

export const EXPORT_FORMATS = ['bibtex', 'csv', 'markdown', 'ris', 'csl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Papers between two pauses in which waiting events run. */
const SLICE = 100;

export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** What is exported: papers with their keys, each of which stands for one of them alone. */
export interface Exported {
  readonly paper: Paper;
  readonly key: string;
  readonly at: Date;
}

const ENDINGS = { bibtex: 'bib', csv: 'csv', markdown: 'md', ris: 'ris', csl: 'json' } as const;

/** Papers as one file of a format, in the order given, or for BibTeX by key. @param at the day in its name. */
export async function exportPapers(
  format: ExportFormat,
  papers: readonly Exported[],
  at: Date,
): Promise<ExportedFile> {
  const day = utcDay(at);
  return { name: `library-${day}.${ENDINGS[format]}`, text: await textOf(format, papers, day) };
}

async function textOf(format: ExportFormat, papers: readonly Exported[], day: string): Promise<string> {
  switch (format) {
    case 'bibtex': {
      const byKey = [...papers].sort((a, b) => (a.key < b.key ? -1 : 1));
      const entries = await sliced(byKey, ({ citation }) => bibtexEntry(citation));
      return [`% Papers saved with Paperboy, ${day}: ${papers.length}\n`, ...entries].join('\n');
    }
    case 'ris':
      return (await sliced(papers, ({ citation }) => risRecord(citation))).join('\r\n');
    case 'csl':
      return `${JSON.stringify(await sliced(papers, ({ citation }) => cslItem(citation)), undefined, 2)}\n`;
    case 'markdown':
      return (await sliced(papers, markdownLine)).join('');
    case 'csv':
      return csvTable(await sliced(papers, (entry) => entry));
  }
}

/** Thousands of papers in one go would hold up answers to others. */
async function sliced<T>(papers: readonly Exported[], write: (entry: Entry) => T): Promise<T[]> {
  const written: T[] = [];
  for (const [index, { paper, key, at }] of papers.entries()) {
    if (index % SLICE === SLICE - 1) await setImmediate();
    written.push(write({ paper, at, citation: citationOf(paper, key) }));
  }
  return written;
}
