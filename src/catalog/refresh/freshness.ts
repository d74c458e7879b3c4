import { DAY } from '../../calendar.ts';
import { nextBatch } from '../batch-day.ts';
import { newestCompleteBatch, type RefreshState } from './state.ts';

/** How one source fares. */
export interface SourceHealth {
  readonly title: string;
  readonly lastSuccess?: Date;
  readonly lastError?: { readonly at: Date; readonly message: string };
  /** Whether the last thing it did was to fail. */
  readonly isFailing: boolean;
}

/** How fresh the catalog is. */
export interface Freshness {
  /** When a source last answered; absent before the first refresh. */
  readonly refreshedAt?: Date;
  /** More than a day old, though it was refreshed once. */
  readonly isStale: boolean;
  /** Newest batch that may be used. */
  readonly completeBatch?: string;
  readonly nextBatch: { readonly at: Date; readonly day: string };
  /** When the sources are asked next; absent when they are not asked by themselves. */
  readonly nextRefresh?: Date;
  readonly sources: readonly SourceHealth[];
  /** All papers are those that come with the program. */
  readonly isBundledAlone?: true;
}

/** Reads from a refresh's memory how fresh the catalog is; `titles` names the sources by their files. */
export function freshnessOf(state: RefreshState, titles: ReadonlyMap<string, string>, now: Date): Freshness {
  const sources = [...titles].map(([name, title]) => healthOf(title, state.sources[name]));
  const successes = sources.flatMap(({ lastSuccess }) =>
    lastSuccess === undefined ? [] : [lastSuccess.getTime()],
  );
  const completeBatch = newestCompleteBatch(state, now);
  return {
    ...(successes.length === 0 ? {} : { refreshedAt: new Date(Math.max(...successes)) }),
    isStale: successes.length > 0 && now.getTime() - Math.max(...successes) > DAY,
    ...(completeBatch === undefined ? {} : { completeBatch }),
    nextBatch: nextBatch(now),
    sources,
  };
}

function healthOf(title: string, status: RefreshState['sources'][string] | undefined): SourceHealth {
  const { lastSuccess, lastError } = status ?? {};
  return {
    title,
    ...(lastSuccess === undefined ? {} : { lastSuccess: new Date(lastSuccess) }),
    ...(lastError === undefined
      ? {}
      : { lastError: { at: new Date(lastError.at), message: lastError.message } }),
    isFailing: lastError !== undefined && (lastSuccess === undefined || lastError.at > lastSuccess),
  };
}
