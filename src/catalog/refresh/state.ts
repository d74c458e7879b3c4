import { batchDay, daysBefore } from '../batch-day.ts';
import { type BatchCount, isComplete } from './batch-count.ts';

/** A source's status. Times are ISO. */
export interface SourceStatus {
  readonly lastSuccess?: string | undefined;
  readonly lastError?: { readonly at: string; readonly message: string } | undefined;
}

/** What refreshes remember between runs. */
export interface RefreshState {
  /** The latest counts of each requested period: a day (`YYYY-MM-DD`) or month (`YYYY-MM`). */
  readonly batchCounts: Readonly<Record<string, readonly BatchCount[]>>;
  /** Keyed by the source's file name. */
  readonly sources: Readonly<Record<string, SourceStatus>>;
  /** The batch day (`YYYY-MM-DD`) on which a source last rejected each id. */
  readonly rejected?: Readonly<Record<string, string>> | undefined;
}

/** Stores the refresh state. */
export interface RefreshStateStore {
  read(): Promise<RefreshState>;
  /** Durably merges this process's state with what others wrote, and returns the result. */
  add(state: RefreshState): Promise<RefreshState>;
}

export const EMPTY_STATE: RefreshState = { batchCounts: {}, sources: {} };

/**
 * Adds a count for a period. Keeps the two that tell whether a batch is complete: the newest, and the first with the
 * same count, or else the previous one. An empty answer doesn't undo papers already seen.
 */
export function withBatchCount(state: RefreshState, period: string, count: BatchCount): RefreshState {
  const before = state.batchCounts[period] ?? [];
  const last = before.at(-1);
  if (count.papers === 0 && last !== undefined && last.papers > 0) return state;
  const earlier = last?.papers === count.papers ? before.find(({ papers }) => papers === count.papers) : last;
  const counts = earlier === undefined ? [count] : [earlier, count];
  return { ...state, batchCounts: { ...state.batchCounts, [period]: counts } };
}

/** The state after a source answered, or failed with this sentence. */
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

/** How many days a source isn't asked again about an id it rejected. */
const REJECTED_DAYS = 7;

/** Whether a source recently rejected an id. */
export function isRejected({ rejected }: RefreshState, id: string, today: string): boolean {
  const on = rejected?.[id];
  // Thousands of papers are checked and hardly any was rejected: computing the date for each took 80 ms.
  return on !== undefined && on > daysBefore(today, REJECTED_DAYS);
}

/** Adds rejected ids, and forgets old ones. */
export function withRejected(state: RefreshState, ids: readonly string[], today: string): RefreshState {
  if (ids.length === 0) return state;
  const before = Object.entries(state.rejected ?? {}).filter(([id]) => isRejected(state, id, today));
  return { ...state, rejected: Object.fromEntries([...before, ...ids.map((id) => [id, today] as const)]) };
}

/** The newest complete batch with papers, or undefined before the first. */
export function newestCompleteBatch(state: RefreshState, now: Date): string | undefined {
  return Object.entries(state.batchCounts)
    .filter(([period, counts]) => period.length === 10 && (counts.at(-1)?.papers ?? 0) > 0)
    .filter(([day, counts]) => isComplete(day, counts, now))
    .map(([day]) => day)
    .sort()
    .at(-1);
}

/** The day of the batch still coming in, which must not be used yet, or undefined if there is none. */
export function openBatch(state: RefreshState, now: Date): string | undefined {
  const day = batchDay(now);
  const counts = state.batchCounts[day];
  return counts === undefined || isComplete(day, counts, now) ? undefined : day;
}
