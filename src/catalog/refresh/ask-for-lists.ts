import { ServiceError } from '../http/service-error.ts';
import type { Source, SourceAnswer } from '../source.ts';
import { conclude, failureOf, type Run, save } from './run.ts';
import type { SourceReport } from './source-report.ts';
import { withBatchCount } from './state.ts';
import { take } from './take.ts';

/** Periods between saves in a long run; an interruption loses what was fetched since the last save. */
const SAVE_EVERY = 5;

/** Asks a source for the planned periods, trending papers and announcements. */
export async function askForLists(
  run: Run,
  name: string,
  source: Source,
  report: SourceReport,
  plan: readonly string[],
): Promise<void> {
  const { list, trending, announced } = source;
  if (list === undefined && trending === undefined && announced === undefined) return;
  report.isAsked = true;
  const failure = await failureOf(async () => {
    // Lists say more about a paper than announcements do.
    if (announced !== undefined) await take(run, report, await announced(), 'known');
    if (trending !== undefined) {
      const answer = await trending();
      run.positions = new Map(answer.papers.map(({ id }, index) => [id, index + 1]));
      await take(run, report, answer);
    }
    for (const [index, period] of (list === undefined ? [] : plan).entries()) {
      if (run.signal?.aborted === true) return;
      const answer = await orSkipped(report, period, () => list?.(period));
      if (answer !== undefined) {
        await take(run, report, answer);
        const counted = { at: run.clock().toISOString(), papers: answer.papers.length };
        run.state = withBatchCount(run.state, period, counted);
      }
      run.onProgress({ done: index + 1, planned: plan.length, papers: run.shelf.papers.size });
      if ((index + 1) % SAVE_EVERY === 0) await save(run);
    }
  });
  await conclude(run, name, report, failure);
}

/** A service may refuse one period, such as a day that hasn't begun there; ask for the rest anyway. */
async function orSkipped(
  report: SourceReport,
  period: string,
  ask: () => Promise<SourceAnswer> | undefined,
): Promise<SourceAnswer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ServiceError) || (error.status !== 400 && error.status !== 404)) throw error;
    report.skipped.push(`${period}: ${error.message}`);
    return undefined;
  }
}
