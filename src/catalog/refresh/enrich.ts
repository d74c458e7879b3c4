import { isArxivId } from '../../paper/id.ts';
import type { Paper } from '../../paper/paper.ts';
import { batchDay, daysBefore } from '../batch-day.ts';
import type { Source, SourceAnswer } from '../source.ts';
import { askInParts } from './ask-in-parts.ts';
import { lacksCategories } from './awaited-categories.ts';
import { conclude, failureOf, type Run, save } from './run.ts';
import type { SourceReport } from './source-report.ts';
import { isRejected, withRejected } from './state.ts';
import { take } from './take.ts';

/** Papers listed within this many days are looked up again: most new versions come soon. */
const REVISED_DAYS = 7;

/** Papers enriched per daily run; a long run enriches all. */
const ENRICH_PER_RUN = 300;

const NOTHING: SourceAnswer = { papers: [], skipped: [] };

/**
 * Asks a source about papers without categories or date, newest first, and once a day for the newest versions of
 * recently listed ones.
 */
export async function enrich(
  run: Run,
  name: string,
  source: Source,
  report: SourceReport,
  plan: readonly string[],
): Promise<void> {
  if (source.enrich === undefined) return;
  const today = batchDay(run.clock());
  const lively = daysBefore(today, REVISED_DAYS);
  const wanted = [...run.shelf.papers.values()]
    .filter(
      (paper) => isArxivId(paper.id) && (run.askedOn.get(paper.id) !== today || isAwaited(paper, lively)),
    )
    .filter((paper) => !isRejected(run.state, paper.id, today))
    .filter((paper) => isLacking(paper) || (paper.listedOn ?? '') > lively)
    .sort((a, b) => Number(isLacking(b)) - Number(isLacking(a)) || (dateOf(a) < dateOf(b) ? 1 : -1))
    .map(({ id }) => id);
  const isLong = plan.length > ENRICH_PER_RUN / 10;
  const ids = isLong ? wanted : wanted.slice(0, ENRICH_PER_RUN);
  if (ids.length === 0) return;
  report.isAsked = true;
  const atOnce = source.enrichAtOnce ?? ids.length;
  const failure = await failureOf(async () => {
    for (let at = 0; at < ids.length; at += atOnce) {
      if (run.signal?.aborted === true) return;
      const asked = ids.slice(at, at + atOnce);
      const ask = async (some: readonly string[]) => (await source.enrich?.(some)) ?? NOTHING;
      const { answers, rejected } = await askInParts(ask, asked, () => run.signal?.aborted === true);
      // What the lists say about a paper is newer than what is looked up only once.
      for (const answer of answers) await take(run, report, answer, 'known');
      report.skipped.push(...rejected.map((id) => `${id} was rejected by ${source.title}`));
      run.state = withRejected(run.state, rejected, today);
      for (const id of asked) run.askedOn.set(id, today);
      run.onProgress({
        done: Math.min(at + atOnce, ids.length),
        planned: ids.length,
        papers: run.shelf.papers.size,
      });
      await save(run);
    }
  });
  await conclude(run, name, report, failure);
}

/**
 * arXiv may only know a paper some hours after it was listed, so recent ones without categories are looked up on
 * every run.
 */
function isAwaited(paper: Paper, lively: string): boolean {
  return lacksCategories(paper) && (paper.listedOn ?? '') > lively;
}

function isLacking({ categories, published }: Paper): boolean {
  return !categories?.length || published === undefined;
}

/** ISO dates can be compared as plain strings, much faster than with a locale. */
function dateOf({ listedOn, published }: Paper): string {
  return listedOn ?? published ?? '';
}
