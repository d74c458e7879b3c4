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
 * Puts a source's answer on the shelf, cleaned like records from a file, and counts it; where facts differ, the
 * answer or the known paper wins, as preferred. Pauses between slices: comparing thousands of papers in one go would
 * block the event loop.
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

  /** Most papers of a list were in the last one; if nothing is new, skip cleaning, which takes five times as long. */
  function isKnown(given: Paper, preferred: 'record' | 'known'): boolean {
    const known = run.shelf.papers.get(given.id);
    if (known === undefined) return false;
    const merged = preferred === 'record' ? mergePapers(known, given) : mergePapers(given, known);
    return catalogLine(merged) === catalogLine(known);
  }

  /** The paper as read from a file; undefined if the record is invalid. */
  function cleaned(paper: Paper): Paper | undefined {
    const read = readRecord(JSON.parse(catalogLine(paper)));
    if ('paper' in read) return read.paper;
    report.skipped.push(`${read.id ?? 'a record'}: ${read.skipped}`);
    return undefined;
  }
}
