import { isArxivId } from '../../paper/id.ts';
import type { Paper } from '../../paper/paper.ts';
import { ServiceError } from '../http/client.ts';
import { markWithdrawn } from '../settled.ts';
import type { Listing, Source } from '../source.ts';
import type { Shelf } from './shelf.ts';
import { type RefreshState, withOutcome, withReading } from './state.ts';

/** One refresh under way. */
export interface Run {
  readonly shelf: Shelf;
  readonly clock: () => Date;
  readonly unknown: Set<string>;
  state: RefreshState;
  readonly saveState: (state: RefreshState) => Promise<void>;
  readonly onProgress: (progress: { done: number; planned: number; papers: number }) => void;
  positions: ReadonlyMap<string, number>;
}

/** What one source brought. */
export interface SourceReport {
  readonly title: string;
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
/** Papers that are enriched in one run of every day; a long run enriches all. */
const ENRICH_PER_RUN = 300;

export function tally(title: string): SourceReport {
  return { title, read: 0, added: 0, updated: 0, skipped: [], failure: undefined };
}

/** Asks a source for the planned periods, and for what trends. */
export async function askForLists(
  run: Run,
  name: string,
  source: Source,
  report: SourceReport,
  plan: readonly string[],
): Promise<void> {
  const { list, trending } = source;
  if (list === undefined && trending === undefined) return;
  const failure = await failureOf(async () => {
    if (trending !== undefined) {
      const listing = await trending();
      run.positions = new Map(listing.papers.map(({ id }, index) => [id, index + 1]));
      take(run, report, listing);
    }
    for (const [index, period] of (list === undefined ? [] : plan).entries()) {
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

/** Asks a source for more about papers that lack their categories, the newest first. */
export async function enrich(
  run: Run,
  name: string,
  source: Source,
  report: SourceReport,
  plan: readonly string[],
): Promise<void> {
  if (source.enrich === undefined) return;
  const wanted = [...run.shelf.papers.values()]
    .filter(({ id, categories }) => isArxivId(id) && !categories?.length && !run.unknown.has(id))
    .sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1))
    .map(({ id }) => id);
  const isLong = plan.length > ENRICH_PER_RUN / 10;
  const ids = isLong ? wanted : wanted.slice(0, ENRICH_PER_RUN);
  if (ids.length === 0) return;
  const atOnce = source.enrichAtOnce ?? ids.length;
  const failure = await failureOf(async () => {
    for (let at = 0; at < ids.length; at += atOnce) {
      const asked = ids.slice(at, at + atOnce);
      const listing = await source.enrich?.(asked);
      if (listing === undefined) continue;
      // What the lists say of a paper is newer than what is asked for once.
      take(run, report, listing, 'known');
      const told = new Set(listing.papers.map(({ id }) => id));
      for (const id of asked) if (!told.has(id)) run.unknown.add(id);
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
  report.read += listing.papers.length + listing.skipped.length;
  report.skipped.push(...listing.skipped);
  for (const paper of listing.papers) {
    const change = run.shelf.put(paper, preferred);
    if (change !== 'same') report[change] += 1;
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
  report.failure = failure ?? report.failure;
  run.state = withOutcome(run.state, name, run.clock(), failure);
  await save(run);
}

/** Papers first: the state must never say that something was read which is not there. */
async function save(run: Run): Promise<void> {
  await run.shelf.save();
  await run.saveState(run.state);
}
