import { sql } from 'kysely';
import type { Logger } from '../../log.ts';
import type { Database } from '../database/schema.ts';

/** What the database's clock shows. */
export type AskTime = () => Promise<Date>;

/** A clock shared by all processes on one database, since theirs may differ. */
export interface SharedClock {
  now(): Date;
  /** Compares with the database again. If that doesn't answer, continues with what it knew. */
  look(): Promise<void>;
}

/** Smaller differences aren't logged, ms. */
export const NOTED_MS = 5_000;

/** A response slower than this is too inaccurate, ms. */
const QUICK_MS = 2_000;

/** A gap between clock and timer too big for drift: the clock was set, or the machine slept; ms. */
const STEP_MS = 1_000;

/** @param parts.own this machine's clock; `monotonic`: milliseconds of a monotonic timer. */
export function createSharedClock(parts: {
  readonly own: () => Date;
  readonly ask: AskTime;
  readonly log: Logger;
  readonly monotonic?: () => number;
}): SharedClock {
  const { own, ask, log, monotonic = () => performance.now() } = parts;
  let seen = { time: own().getTime(), own: own().getTime(), at: monotonic() };
  let isFirst = true;
  let isNoted = false;
  let looking: Promise<void> | undefined;

  async function compare(): Promise<void> {
    const asked = monotonic();
    const time = (await ask()).getTime();
    const at = monotonic();
    if (at - asked > QUICK_MS && !isFirst) return;
    isFirst = false;
    seen = { time: time + (at - asked) / 2, own: own().getTime(), at };
    note(seen.own - seen.time);
  }

  function note(aheadMs: number): void {
    const isOff = Math.abs(aheadMs) >= NOTED_MS;
    if (isOff && !isNoted) log.warn(offSentence(aheadMs));
    if (!isOff && isNoted) log.info("this machine's clock agrees with PostgreSQL's again");
    isNoted = isOff;
  }

  function look(): Promise<void> {
    looking ??= compare()
      .catch((error: unknown) => log.debug({ err: error }, "couldn't compare clocks"))
      .finally(() => {
        looking = undefined;
      });
    return looking;
  }

  return {
    look,
    now() {
      const [passed, shown] = [monotonic() - seen.at, own().getTime() - seen.own];
      if (Math.abs(shown - passed) < STEP_MS) return new Date(seen.time + passed);
      // Timers stop while a machine sleeps. Until the database answers, the later time is the safe one: a lease
      // that may have ended is no longer used.
      void look();
      return new Date(seen.time + Math.max(passed, shown));
    },
  };
}

/** What is wrong with a clock this far ahead of the database's. */
export function offSentence(aheadMs: number): string {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return `this machine's clock is ${seconds} seconds ${aheadMs > 0 ? 'ahead of' : 'behind'} PostgreSQL's. Digests go by PostgreSQL's; set both by NTP`;
}

export function askDatabaseTime({ db, engine }: Database): AskTime {
  if (engine === 'sqlite') return async () => new Date();
  return async () => {
    const { rows } = await sql<{ now: number }>`
      select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(db);
    return new Date(Number(rows[0]?.now));
  };
}
