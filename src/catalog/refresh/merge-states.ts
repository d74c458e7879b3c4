import type { BatchCount } from './batch-count.ts';
import { type RefreshState, type SourceStatus, withBatchCount } from './state.ts';

/**
 * Merges the states of two processes, such as the bot and `papers refresh`: each source's latest status, and each
 * period's counts in order, as if one process had made them. Commutative.
 */
export function mergeStates(one: RefreshState, other: RefreshState): RefreshState {
  let merged: RefreshState = { batchCounts: {}, sources: {} };
  for (const period of keysOf(one.batchCounts, other.batchCounts)) {
    for (const count of inTime([...(one.batchCounts[period] ?? []), ...(other.batchCounts[period] ?? [])])) {
      merged = withBatchCount(merged, period, count);
    }
  }
  const sources = keysOf(one.sources, other.sources).map(
    (name) => [name, mergeStatus(one.sources[name] ?? {}, other.sources[name] ?? {})] as const,
  );
  const rejected = keysOf(one.rejected ?? {}, other.rejected ?? {}).map(
    (id) => [id, later(one.rejected?.[id] ?? '', other.rejected?.[id] ?? '')] as const,
  );
  return {
    ...merged,
    sources: Object.fromEntries(sources),
    ...(rejected.length === 0 ? {} : { rejected: Object.fromEntries(rejected) }),
  };
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function keysOf(one: object, other: object): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

/** ISO times of the same form sort as strings; a count in both states counts once. */
function inTime(counts: readonly BatchCount[]): BatchCount[] {
  const each = new Map(counts.map((count) => [`${count.at} ${count.papers}`, count]));
  return [...each].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
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
