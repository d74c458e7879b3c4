import { type BatchReading, batchDay, daysBefore, hasSettled } from '../batch-day.ts';

/** How a source fared. Times are ISO. */
export interface SourceStatus {
  readonly lastSuccess?: string | undefined;
  readonly lastError?: { readonly at: string; readonly message: string } | undefined;
}

/** What a refresh remembers from one run to the next. */
export interface RefreshState {
  /** The last readings of each period that was asked for: of a day (`YYYY-MM-DD`) or a month (`YYYY-MM`). */
  readonly readings: Readonly<Record<string, readonly BatchReading[]>>;
  /** By the name of the source's file. */
  readonly sources: Readonly<Record<string, SourceStatus>>;
  /** The batch day (`YYYY-MM-DD`) on which a source last refused to be asked about an id. */
  readonly refused?: Readonly<Record<string, string>> | undefined;
}

/** Keeps what a refresh remembers. */
export interface RefreshStateStore {
  read(): Promise<RefreshState>;
  /** Adds what this process knows to what others wrote meanwhile, durably, and gives all of it. */
  add(state: RefreshState): Promise<RefreshState>;
}

export const EMPTY_STATE: RefreshState = { readings: {}, sources: {} };

/**
 * The state with one more reading of a period. Two are kept, which is what settling needs: the newest, and the first
 * that counted the same, else the one before. An empty answer does not take back papers that were seen.
 */
export function withReading(state: RefreshState, period: string, reading: BatchReading): RefreshState {
  const before = state.readings[period] ?? [];
  const last = before.at(-1);
  if (reading.papers === 0 && last !== undefined && last.papers > 0) return state;
  const earlier =
    last?.papers === reading.papers ? before.find(({ papers }) => papers === reading.papers) : last;
  const readings = earlier === undefined ? [reading] : [earlier, reading];
  return { ...state, readings: { ...state.readings, [period]: readings } };
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

/** How long a source is not asked again about an id that it refused, in days. */
const REFUSED_DAYS = 7;

/** Whether a source refused an id of late. */
export function isRefused({ refused }: RefreshState, id: string, today: string): boolean {
  return (refused?.[id] ?? '') > daysBefore(today, REFUSED_DAYS);
}

/** The state after ids were refused; what was refused long ago is forgotten. */
export function withRefused(state: RefreshState, ids: readonly string[], today: string): RefreshState {
  if (ids.length === 0) return state;
  const before = Object.entries(state.refused ?? {}).filter(([id]) => isRefused(state, id, today));
  return { ...state, refused: Object.fromEntries([...before, ...ids.map((id) => [id, today] as const)]) };
}

/** The newest batch that may be used and has papers, or undefined before the first. */
export function newestSettledBatch(state: RefreshState, now: Date): string | undefined {
  return Object.entries(state.readings)
    .filter(([period, readings]) => period.length === 10 && (readings.at(-1)?.papers ?? 0) > 0)
    .filter(([day, readings]) => hasSettled(day, readings, now))
    .map(([day]) => day)
    .sort()
    .at(-1);
}

/** The day of the batch that is coming in and must not be used yet, or undefined when there is none. */
export function unsettledBatch(state: RefreshState, now: Date): string | undefined {
  const day = batchDay(now);
  const readings = state.readings[day];
  return readings === undefined || hasSettled(day, readings, now) ? undefined : day;
}
