import type { BatchReading } from '../batch-day.ts';
import { type RefreshState, type SourceStatus, withReading } from './state.ts';

/**
 * What two processes remember together, such as the bot and `papers refresh`: of each source how it fared last, and of each
 * period the readings of both as if one had made them, in the order of time. Which of them comes first makes no difference.
 */
export function mergeStates(one: RefreshState, other: RefreshState): RefreshState {
  let merged: RefreshState = { readings: {}, sources: {} };
  for (const period of keysOf(one.readings, other.readings)) {
    for (const reading of inTime([...(one.readings[period] ?? []), ...(other.readings[period] ?? [])])) {
      merged = withReading(merged, period, reading);
    }
  }
  const sources = keysOf(one.sources, other.sources).map(
    (name) => [name, mergeStatus(one.sources[name] ?? {}, other.sources[name] ?? {})] as const,
  );
  const refused = keysOf(one.refused ?? {}, other.refused ?? {}).map(
    (id) => [id, later(one.refused?.[id] ?? '', other.refused?.[id] ?? '')] as const,
  );
  return {
    ...merged,
    sources: Object.fromEntries(sources),
    ...(refused.length === 0 ? {} : { refused: Object.fromEntries(refused) }),
  };
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function keysOf(one: object, other: object): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

/** ISO texts of one form compare as they follow in time; a reading that both have counts once. */
function inTime(readings: readonly BatchReading[]): BatchReading[] {
  const each = new Map(readings.map((reading) => [`${reading.at} ${reading.papers}`, reading]));
  return [...each].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reading]) => reading);
}

function mergeStatus(one: SourceStatus, other: SourceStatus): SourceStatus {
  const lastSuccess = [one.lastSuccess, other.lastSuccess]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  const lastError = [one.lastError, other.lastError]
    .filter((error) => error !== undefined)
    .sort((a, b) => (`${a.at} ${a.message}` < `${b.at} ${b.message}` ? -1 : 1))
    .at(-1);
  return {
    ...(lastSuccess === undefined ? {} : { lastSuccess }),
    ...(lastError === undefined ? {} : { lastError }),
  };
}
