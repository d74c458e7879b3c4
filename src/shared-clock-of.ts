import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import { createSharedClock } from './store/shared/shared-clock.ts';
import type { Store } from './store/store.ts';

/** What a program goes by. */
export interface AppClock {
  readonly clock: () => Date;
  /** Compares with whatever the clock follows; before something that is done by the minute. */
  readonly compare: () => Promise<void>;
}

/**
 * PostgreSQL's clock where there is one, as processes whose machines differ would deliver early or end each other's leases;
 * else the one given.
 */
export async function sharedClockOf(
  { askTime }: Pick<Store, 'askTime'>,
  { DATABASE_URL: databaseUrl }: Pick<Config, 'DATABASE_URL'>,
  own: () => Date,
  log: Logger,
): Promise<AppClock> {
  if (databaseUrl === undefined) return { clock: own, compare: async () => {} };
  const { now, look } = createSharedClock({ own, ask: askTime, log });
  await look();
  return { clock: now, compare: look };
}
