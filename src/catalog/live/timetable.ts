import type { Config } from '../../config.ts';
import type { Schedule } from '../../schedule.ts';
import { type Freshness, freshnessOf } from '../refresh/freshness.ts';
import type { RefreshState } from '../refresh/state.ts';
import type { LiveRefresh } from './live-refresh.ts';

/** How often the sources are asked unless `REFRESH` says otherwise; not on the hour, when everybody asks. */
const HOURLY = '17 * * * *';

const JOB = 'refresh';

/** How often a process that does not lead looks whether it is to take over. */
const TAKE_OVER_JOB = 'taking over the refresh';
const TAKE_OVER = '*/5 * * * * *';

/** A refresh after a long time away asks once every three seconds, for hours. */
const GIVE_UP_MS = 6 * 3_600_000;

/** How fresh the catalog is counts for so long without looking again, unless something changed, ms. */
const FRESHNESS_HOLDS_MS = 1000;

/** How processes that share a catalog agree on who asks the sources, and when. */
export interface Turns {
  /** Whether this process is the one; the signal says when it is so no more. */
  lead(): Promise<AbortSignal | undefined>;
  /** When the sources are to be asked next, as whoever asked them last wrote down. */
  dueAt(): Promise<Date | undefined>;
  setDueAt(at: Date): Promise<void>;
}

/** When the catalog is refreshed, and how fresh that makes it. */
export interface Timetable {
  /** Refreshes whenever `REFRESH` says, and at once when a source never answered or none did for a day. */
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
  /** Absent where this process is the only one. */
  readonly turns?: Turns | undefined;
  readonly clock: () => Date;
}): Timetable {
  let running: Schedule | undefined;
  let last: { readonly state: RefreshState; readonly at: number; readonly freshness: Freshness } | undefined;

  /** Each answer from the catalog asks, hundreds in a second, and a day in New York takes long to find. */
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

  /** Whoever takes over goes on at once where a run was broken off or left out. */
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
