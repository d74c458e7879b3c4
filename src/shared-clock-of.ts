import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import { createSharedClock } from './store/shared/shared-clock.ts';
import type { Store } from './store/store.ts';

/** The clock a program uses. */
export interface AppClock {
  readonly clock: () => Date;
  /** Compares with the clock it follows; called before work that is due by the minute. */
  readonly compare: () => Promise<void>;
}

/**
 * PostgreSQL's clock if there is one, else the one given: processes whose clocks differ would deliver early or end each
 * other's leases.
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
