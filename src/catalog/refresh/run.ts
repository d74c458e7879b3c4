import { isArxivId } from '../../paper/id.ts';
import type { Paper } from '../../paper/paper.ts';
import { batchDay, daysBefore } from '../batch-day.ts';
import { ServiceError } from '../http/service-error.ts';
import type { Listing, Source } from '../source.ts';
import { markWithdrawn } from '../withdrawn.ts';
import { askInParts } from './ask-in-parts.ts';
import type { RefreshProgress } from './progress.ts';
import type { Shelf } from './shelf.ts';
import { isRefused, type RefreshState, withOutcome, withReading, withRefused } from './state.ts';

/** One refresh under way. */
export interface Run {
  readonly shelf: Shelf;
  readonly clock: () => Date;
  /** The batch day on which a paper was last asked about by its id, in this process. */
  readonly askedOn: Map<string, string>;
  /** Aborted when the program ends: what was fetched so far is kept, and nothing more is asked. */
  readonly signal: AbortSignal | undefined;
  state: RefreshState;
  /** Gives what all processes know together. */
  readonly saveState: (state: RefreshState) => Promise<RefreshState>;
  readonly onProgress: (progress: RefreshProgress) => void;
  positions: ReadonlyMap<string, number>;
}

/** What one source brought. */
export interface SourceReport {
  readonly title: string;
  /** False when there was nothing to ask it for, such as more about papers where no paper is known. */
  isAsked: boolean;
  read: number;
  added: number;
  updated: number;
  /** Why each record that could not be used was left out. */
  readonly skipped: string[];
  /** One sentence, when the source could not tell all it was asked. */
  failure: string | undefined;
}

/** Periods between two savings in a long run; what was fetched since the last is what an interruption costs. */
const SAVE_EVERY = 5;
/** Papers listed in this many days are asked about again: new versions mostly come soon. */
const REVISED_DAYS = 7;
const NOTHING: Listing = { papers: [], skipped: [] };
/** Papers that are enriched in one run of every day; a long run enriches all. */
const ENRICH_PER_RUN = 300;

export function tally(title: string): SourceReport {
  return { title, isAsked: false, read: 0, added: 0, updated: 0, skipped: [], failure: undefined };
}

/** Asks a source for the planned periods, for what trends, and for what was announced. */
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
    // Who lists a paper says more of it than who announced it.
    if (announced !== undefined) take(run, report, await announced(), 'known');
    if (trending !== undefined) {
      const listing = await trending();
      run.positions = new Map(listing.papers.map(({ id }, index) => [id, index + 1]));
      take(run, report, listing);
    }
    for (const [index, period] of (list === undefined ? [] : plan).entries()) {
      if (run.signal?.aborted === true) return;
      const listing = await orRefused(report, period, () => list?.(period));
      if (listing !== undefined) {
        take(run, report, listing);
        const reading = { at: run.clock().toISOString(), papers: listing.papers.length };
        run.state = withReading(run.state, period, reading);
      }
      run.onProgress({ done: index + 1, planned: plan.length, papers: run.shelf.papers.size });
      if ((index + 1) % SAVE_EVERY === 0) await save(run);
    }
  });
  await settle(run, name, report, failure);
}

/**
 * Asks a source for more about papers that lack their categories or their date, the newest first, and once a day for the
 * newest version of those that were listed of late.
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
    .filter((paper) => isArxivId(paper.id) && run.askedOn.get(paper.id) !== today)
    .filter((paper) => !isRefused(run.state, paper.id, today))
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
      const { listings, refused } = await askInParts(ask, asked, () => run.signal?.aborted === true);
      // What the lists say of a paper is newer than what is asked for once.
      for (const listing of listings) take(run, report, listing, 'known');
      report.skipped.push(...refused.map((id) => `${id} is refused by ${source.title}`));
      run.state = withRefused(run.state, refused, today);
      for (const id of asked) run.askedOn.set(id, today);
      run.onProgress({
        done: Math.min(at + atOnce, ids.length),
        planned: ids.length,
        papers: run.shelf.papers.size,
      });
      await save(run);
    }
  });
  await settle(run, name, report, failure);
}

function isLacking({ categories, published }: Paper): boolean {
  return !categories?.length || published === undefined;
}

/** ISO dates compare as texts, which is much quicker than by the rules of a language. */
function dateOf({ listedOn, published }: Paper): string {
  return listedOn ?? published ?? '';
}

function take(
  run: Run,
  report: SourceReport,
  listing: Listing,
  preferred: 'record' | 'known' = 'record',
): void {
  report.read += listing.papers.length + listing.skipped.length + (listing.revised?.length ?? 0);
  report.skipped.push(...listing.skipped);
  for (const paper of listing.papers) {
    const change = run.shelf.put(paper, preferred);
    if (change !== 'same') report[change] += 1;
  }
  for (const paper of listing.revised ?? []) {
    if (!run.shelf.papers.has(paper.id)) continue;
    if (run.shelf.put(paper, 'known') === 'updated') report.updated += 1;
  }
  for (const { id, on } of listing.withdrawn ?? []) {
    const known = run.shelf.papers.get(id);
    if (known === undefined) continue;
    if (run.shelf.put(markWithdrawn(known, on)) === 'updated') report.updated += 1;
  }
}

/** A service may refuse a single period, such as a day that has not begun for it; the others are asked for all the same. */
async function orRefused(
  report: SourceReport,
  period: string,
  ask: () => Promise<Listing> | undefined,
): Promise<Listing | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ServiceError) || (error.status !== 400 && error.status !== 404)) throw error;
    report.skipped.push(`${period}: ${error.message}`);
    return undefined;
  }
}

async function failureOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return error.message;
  }
}

async function settle(
  run: Run,
  name: string,
  report: SourceReport,
  failure: string | undefined,
): Promise<void> {
  // A question that was broken off says nothing about the source.
  if (run.signal?.aborted !== true) {
    report.failure = failure ?? report.failure;
    run.state = withOutcome(run.state, name, run.clock(), failure);
  }
  await save(run);
}

/** Papers first: the state must never say that something was read which is not there. */
async function save(run: Run): Promise<void> {
  await run.shelf.save();
  run.state = await run.saveState(run.state);
}
