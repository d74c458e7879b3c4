import { ServiceError } from '../http/service-error.ts';
import type { RefreshProgress } from './progress.ts';
import type { Shelf } from './shelf.ts';
import type { SourceReport } from './source-report.ts';
import { type RefreshState, withOutcome } from './state.ts';

/** One refresh under way. */
export interface Run {
  readonly shelf: Shelf;
  readonly clock: () => Date;
  /** The batch day on which a paper was last asked about by its id, in this process. */
  readonly askedOn: Map<string, string>;
  /** Aborted when the program ends: what was fetched so far is kept, and nothing more is asked. */
  readonly signal: AbortSignal | undefined;
  state: RefreshState;
  /** Writes the shelf and what is remembered, and gives what all processes remember together. */
  readonly saveAll: (state: RefreshState) => Promise<RefreshState>;
  readonly onProgress: (progress: RefreshProgress) => void;
  positions: ReadonlyMap<string, number>;
  /** Why what was fetched could not be written when that was last tried. */
  unwritten?: unknown;
}

/** Does what a source is asked for; gives a sentence when it could not tell all of it. */
export async function failureOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return error.message;
  }
}

/** Writes down how a source fared, and saves what it brought. */
export async function conclude(
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

/** A disk that is full, or a database that is away, keeps nobody from asking on; it is tried again each time. */
export async function save(run: Run): Promise<void> {
  try {
    run.state = await run.saveAll(run.state);
    run.unwritten = undefined;
  } catch (error) {
    run.unwritten = error;
  }
}
