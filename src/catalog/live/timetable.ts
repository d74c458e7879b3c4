import type { Config } from '../../config.ts';
import type { Schedule } from '../../schedule.ts';
import { type Freshness, freshnessOf } from '../refresh/freshness.ts';
import type { RefreshState } from '../refresh/state.ts';
import type { LiveRefresh } from './live-refresh.ts';

/** Default for `REFRESH`; not on the hour, when everyone else asks. */
const HOURLY = '17 * * * *';

const JOB = 'refresh';

/** How often a process without the lead checks whether to take over. */
const TAKE_OVER_JOB = 'taking over the refresh';
const TAKE_OVER = '*/5 * * * * *';

/** A refresh after a long time away makes one request every three seconds, for hours. */
const GIVE_UP_MS = 6 * 3_600_000;

/** How long freshness is cached, in ms, unless something changed. */
const FRESHNESS_HOLDS_MS = 1000;

/** How processes sharing a catalog agree on who asks the sources, and when. */
export interface Turns {
  /** A signal if this process has the lead, aborted once it loses it; undefined otherwise. */
  lead(): Promise<AbortSignal | undefined>;
  /** When the next refresh is due, as recorded by the last process to run one. */
  dueAt(): Promise<Date | undefined>;
  setDueAt(at: Date): Promise<void>;
}

/** When the catalog is refreshed, and how fresh it is. */
export interface Timetable {
  /** Refreshes on the `REFRESH` schedule, and at once if a source has never answered or none did for a day. */
  keepFresh(schedule: Schedule): void;
  freshness(): Freshness;
}

export function createTimetable({
  config,
  refresh,
  turns,
  clock,
}: {
  readonly config: Pick<Config, 'REFRESH' | 'CATALOG'>;
  readonly refresh: LiveRefresh;
  /** Undefined if this is the only process. */
  readonly turns?: Turns | undefined;
  readonly clock: () => Date;
}): Timetable {
  let running: Schedule | undefined;
  let last: { readonly state: RefreshState; readonly at: number; readonly freshness: Freshness } | undefined;

  /** Cached: every answer from the catalog needs it, hundreds a second, and finding the day in New York is slow. */
  function fresh(): Freshness {
    const [state, now] = [refresh.state(), clock()];
    const age = last === undefined ? -1 : now.getTime() - last.at;
    if (last?.state === state && age >= 0 && age < FRESHNESS_HOLDS_MS) return last.freshness;
    const freshness = freshnessOf(state, refresh.titles, now);
    last = { state, at: now.getTime(), freshness };
    return freshness;
  }

  const isNeeded = (): boolean => {
    const { sources, isStale } = fresh();
    return isStale || sources.some(({ lastSuccess }) => lastSuccess === undefined);
  };

  async function runInTurn(schedule: Schedule): Promise<void> {
    if (turns === undefined) return void (await refresh.run());
    const lead = await turns.lead();
    if (lead === undefined) return;
    const { isInterrupted } = await refresh.run(lead);
    const next = schedule.next(JOB);
    if (!isInterrupted && next !== undefined) await turns.setDueAt(next);
  }

  /** The new lead continues at once if a run was interrupted or missed. */
  function takeOver(schedule: Schedule, { lead, dueAt }: Turns): () => Promise<void> {
    let isLeading = false;
    return async () => {
      const wasLeading = isLeading;
      isLeading = (await lead()) !== undefined;
      if (!isLeading || wasLeading) return;
      const due = await dueAt();
      if (due === undefined || due <= clock() || isNeeded()) void schedule.now(JOB);
    };
  }

  return {
    keepFresh(schedule) {
      const expression = config.REFRESH ?? HOURLY;
      if (expression === 'off') return;
      schedule.add(JOB, expression, () => runInTurn(schedule), { giveUpMs: GIVE_UP_MS });
      running = schedule;
      if (turns !== undefined) schedule.add(TAKE_OVER_JOB, TAKE_OVER, takeOver(schedule, turns));
      if (isNeeded()) void schedule.now(JOB);
    },
    freshness() {
      const nextRefresh = running?.next(JOB);
      const now = fresh();
      const isBundledAlone = config.CATALOG === undefined && now.refreshedAt === undefined;
      return {
        ...now,
        ...(nextRefresh !== undefined && { nextRefresh }),
        ...(isBundledAlone && { isBundledAlone }),
      };
    },
  };
}
