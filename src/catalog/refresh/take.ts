import { mapInSlices } from '../../slices.ts';
import type { SourceAnswer } from '../source.ts';
import { markWithdrawn } from '../withdrawn.ts';
import type { Run } from './run.ts';
import type { SourceReport } from './source-report.ts';

/**
 * Puts what a source answered on the shelf, and counts it; of two facts the answer's stands, or the known one's. It pauses
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
  await mapInSlices(answer.papers, (paper) => {
    const change = run.shelf.put(paper, preferred);
    if (change !== 'same') report[change] += 1;
  });
  await mapInSlices(answer.revised ?? [], (paper) => {
    if (!run.shelf.papers.has(paper.id)) return;
    if (run.shelf.put(paper, 'known') === 'updated') report.updated += 1;
  });
  for (const { id, on } of answer.withdrawn ?? []) {
    const known = run.shelf.papers.get(id);
    if (known === undefined) continue;
    if (run.shelf.put(markWithdrawn(known, on)) === 'updated') report.updated += 1;
  }
}
