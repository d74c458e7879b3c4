import { DAY } from '../../calendar.ts';
import { nextBatch } from '../batch-day.ts';
import { newestCompleteBatch, type RefreshState } from './state.ts';

/** The health of one source. */
export interface SourceHealth {
  readonly title: string;
  readonly lastSuccess?: Date;
  readonly lastError?: { readonly at: Date; readonly message: string };
  /** Whether its last request failed. */
  readonly isFailing: boolean;
}

/** How fresh the catalog is. */
export interface Freshness {
  /** When a source last answered; undefined before the first refresh. */
  readonly refreshedAt?: Date;
  /** Over a day old, although it was refreshed once. */
  readonly isStale: boolean;
  /** The newest complete batch. */
  readonly completeBatch?: string;
  readonly nextBatch: { readonly at: Date; readonly day: string };
  /** When the next refresh is due; undefined if there's no schedule. */
  readonly nextRefresh?: Date;
  readonly sources: readonly SourceHealth[];
  /** All papers are bundled with the program. */
  readonly isBundledAlone?: true;
}

/** Computes the catalog's freshness from the refresh state; `titles` gives the sources' display names. */
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
