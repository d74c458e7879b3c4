import type { Config } from '../../config.ts';
import type { Schedule } from '../../schedule.ts';
import { type Freshness, freshnessOf } from '../refresh/freshness.ts';
import type { LiveRefresh } from './live-refresh.ts';

/** How often the sources are asked unless `REFRESH` says otherwise; not on the hour, when everybody asks. */
const HOURLY = '17 * * * *';

const JOB = 'refresh';

/** A refresh after a long time away asks once every three seconds, for hours. */
const GIVE_UP_MS = 6 * 3_600_000;

/** When the catalog is refreshed, and how fresh that makes it. */
export interface Timetable {
  /** Refreshes whenever `REFRESH` says, and at once when a source never answered or none did for a day. */
  keepFresh(schedule: Schedule): void;
  freshness(): Freshness;
}

export function createTimetable({
  config,
  refresh,
  clock,
}: {
  readonly config: Pick<Config, 'REFRESH'>;
  readonly refresh: LiveRefresh;
  readonly clock: () => Date;
}): Timetable {
  let running: Schedule | undefined;
  const fresh = () => freshnessOf(refresh.state(), refresh.titles, clock());
  return {
    keepFresh(schedule) {
      const expression = config.REFRESH ?? HOURLY;
      if (expression === 'off') return;
      schedule.add(JOB, expression, async () => void (await refresh.run()), { giveUpMs: GIVE_UP_MS });
      running = schedule;
      const { sources, isStale } = fresh();
      if (isStale || sources.some(({ lastSuccess }) => lastSuccess === undefined)) void schedule.now(JOB);
    },
    freshness() {
      const nextRefresh = running?.next(JOB);
      return { ...fresh(), ...(nextRefresh === undefined ? {} : { nextRefresh }) };
    },
  };
}
