import { mergePapers } from '../../paper/merge.ts';
import type { Paper } from '../../paper/paper.ts';
import { mapInSlices } from '../../slices.ts';
import { catalogLine } from '../file/row/line.ts';
import { readRecord } from '../file/row/record.ts';
import type { SourceAnswer } from '../source.ts';
import { markWithdrawn } from '../withdrawn.ts';
import type { Run } from './run.ts';
import type { SourceReport } from './source-report.ts';

/**
 * Puts what a source answered on the shelf, checked and cleaned as a record of a file is, and counts it; of two facts the answer's stands, or the known one's. It pauses
 * between slices, since comparing thousands of papers in one go would hold up answers to people.
 */
export async function take(
  run: Run,
  report: SourceReport,
  answer: SourceAnswer,
  preferred: 'record' | 'known' = 'record',
): Promise<void> {
  report.read += answer.papers.length + answer.skipped.length + (answer.revised?.length ?? 0);
  report.skipped.push(...answer.skipped);
  await mapInSlices(answer.papers, (given) => {
    if (isKnown(given, preferred)) return;
    const paper = cleaned(given);
    if (paper === undefined) return;
    const change = run.shelf.put(paper, preferred);
    if (change !== 'same') report[change] += 1;
  });
  await mapInSlices(answer.revised ?? [], (paper) => {
    if (!run.shelf.papers.has(paper.id)) return;
    const revised = cleaned(paper);
    if (revised !== undefined && run.shelf.put(revised, 'known') === 'updated') report.updated += 1;
  });
  for (const { id, on } of answer.withdrawn ?? []) {
    const known = run.shelf.papers.get(id);
    if (known === undefined) continue;
    if (run.shelf.put(markWithdrawn(known, on)) === 'updated') report.updated += 1;
  }

  /** Most papers of a list were in the last one; what says nothing new need not be cleaned, which takes five times as long. */
  function isKnown(given: Paper, preferred: 'record' | 'known'): boolean {
    const known = run.shelf.papers.get(given.id);
    if (known === undefined) return false;
    const merged = preferred === 'record' ? mergePapers(known, given) : mergePapers(given, known);
    return catalogLine(merged) === catalogLine(known);
  }

  /** The paper as it is read from a file, undefined where that tells that it is none. */
  function cleaned(paper: Paper): Paper | undefined {
    const read = readRecord(JSON.parse(catalogLine(paper)));
    if ('paper' in read) return read.paper;
    report.skipped.push(`${read.id ?? 'a record'}: ${read.skipped}`);
    return undefined;
  }
}
