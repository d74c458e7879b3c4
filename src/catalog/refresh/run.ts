import { ServiceError } from '../http/service-error.ts';
import type { RefreshProgress } from './progress.ts';
import type { Shelf } from './shelf.ts';
import type { SourceReport } from './source-report.ts';
import { type RefreshState, withOutcome } from './state.ts';

/** A running refresh. */
export interface Run {
  readonly shelf: Shelf;
  readonly clock: () => Date;
  /** The batch day on which this process last looked each paper up. */
  readonly askedOn: Map<string, string>;
  /** Aborted when the program ends: what was fetched is kept, and no more requests are made. */
  readonly signal: AbortSignal | undefined;
  state: RefreshState;
  /** Writes the shelf and the state, and returns the state of all processes together. */
  readonly saveAll: (state: RefreshState) => Promise<RefreshState>;
  readonly onProgress: (progress: RefreshProgress) => void;
  positions: ReadonlyMap<string, number>;
  /** The error from the last save, if it failed. */
  unwritten?: unknown;
}

/** Runs a request to a source; returns a sentence if it failed, even partly. */
export async function failureOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return error.message;
  }
}

/** Records how a source did, and saves what it brought. */
export async function conclude(
  run: Run,
  name: string,
  report: SourceReport,
  failure: string | undefined,
): Promise<void> {
  // An interrupted request says nothing about the source.
  if (run.signal?.aborted !== true) {
    report.failure = failure ?? report.failure;
    run.state = withOutcome(run.state, name, run.clock(), failure);
  }
  await save(run);
}

/** A full disk or an unreachable database doesn't stop the requests; saving is retried each time. */
export async function save(run: Run): Promise<void> {
  try {
    run.state = await run.saveAll(run.state);
    run.unwritten = undefined;
  } catch (error) {
    run.unwritten = error;
  }
}
