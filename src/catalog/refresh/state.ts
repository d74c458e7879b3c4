import { batchDay, daysBefore } from '../batch-day.ts';
import { type BatchCount, isComplete } from './batch-count.ts';

/** How a source fared. Times are ISO. */
export interface SourceStatus {
  readonly lastSuccess?: string | undefined;
  readonly lastError?: { readonly at: string; readonly message: string } | undefined;
}

/** What a refresh remembers from one run to the next. */
export interface RefreshState {
  /** The last counts of each period that was asked for: of a day (`YYYY-MM-DD`) or a month (`YYYY-MM`). */
  readonly batchCounts: Readonly<Record<string, readonly BatchCount[]>>;
  /** By the name of the source's file. */
  readonly sources: Readonly<Record<string, SourceStatus>>;
  /** The batch day (`YYYY-MM-DD`) on which a source last rejected a question about an id. */
  readonly rejected?: Readonly<Record<string, string>> | undefined;
}

/** Keeps what a refresh remembers. */
export interface RefreshStateStore {
  read(): Promise<RefreshState>;
  /** Adds what this process knows to what others wrote meanwhile, durably, and gives all of it. */
  add(state: RefreshState): Promise<RefreshState>;
}

export const EMPTY_STATE: RefreshState = { batchCounts: {}, sources: {} };

/**
 * The state with one more count of a period. Two are kept, which tell whether a batch is complete: the newest, and the first
 * that counted the same, else the one before. An empty answer does not take back papers that were seen.
 */
export function withBatchCount(state: RefreshState, period: string, count: BatchCount): RefreshState {
  const before = state.batchCounts[period] ?? [];
  const last = before.at(-1);
  if (count.papers === 0 && last !== undefined && last.papers > 0) return state;
  const earlier = last?.papers === count.papers ? before.find(({ papers }) => papers === count.papers) : last;
  const counts = earlier === undefined ? [count] : [earlier, count];
  return { ...state, batchCounts: { ...state.batchCounts, [period]: counts } };
}

/** The state after a source answered, or failed with a sentence. */
export function withOutcome(
  state: RefreshState,
  source: string,
  at: Date,
  failure: string | undefined,
): RefreshState {
  const before = state.sources[source];
  const time = at.toISOString();
  const after: SourceStatus =
    failure === undefined
      ? { ...before, lastSuccess: time }
      : { ...before, lastError: { at: time, message: failure } };
  return { ...state, sources: { ...state.sources, [source]: after } };
}

/** How long a source is not asked again about an id that it rejected, in days. */
const REJECTED_DAYS = 7;

/** Whether a source rejected an id of late. */
export function isRejected({ rejected }: RefreshState, id: string, today: string): boolean {
  const on = rejected?.[id];
  // Thousands of papers are asked about, and hardly any was rejected: a day counted for each took 80 ms.
  return on !== undefined && on > daysBefore(today, REJECTED_DAYS);
}

/** The state after ids were rejected; what was rejected long ago is forgotten. */
export function withRejected(state: RefreshState, ids: readonly string[], today: string): RefreshState {
  if (ids.length === 0) return state;
  const before = Object.entries(state.rejected ?? {}).filter(([id]) => isRejected(state, id, today));
  return { ...state, rejected: Object.fromEntries([...before, ...ids.map((id) => [id, today] as const)]) };
}

/** The newest batch that may be used and has papers, or undefined before the first. */
export function newestCompleteBatch(state: RefreshState, now: Date): string | undefined {
  return Object.entries(state.batchCounts)
    .filter(([period, counts]) => period.length === 10 && (counts.at(-1)?.papers ?? 0) > 0)
    .filter(([day, counts]) => isComplete(day, counts, now))
    .map(([day]) => day)
    .sort()
    .at(-1);
}

/** The day of the batch that is coming in and must not be used yet, or undefined when there is none. */
export function openBatch(state: RefreshState, now: Date): string | undefined {
  const day = batchDay(now);
  const counts = state.batchCounts[day];
  return counts === undefined || isComplete(day, counts, now) ? undefined : day;
}
