import { createTask, type ScheduledTask, validate } from 'node-cron';
import pTimeout from 'p-timeout';
import type { Logger } from './log.ts';

const SECOND_MS = 1000;

/** A longer gap between two looks at the clock means that the machine slept or the clock was set forward. */
const MOST_MISSED = 120;

/** A longer run is given up unless its job says otherwise, ms: a stuck run must not hold up the next ones. */
const GIVE_UP_MS = 10 * 60_000;

/** Is this a valid cron expression? */
export function isCron(expression: string): boolean {
  return validate(expression);
}

/** Runs jobs at set times. */
export interface Schedule {
  /**
   * Runs `job` whenever the cron expression says, in UTC. Runs never overlap; a failed one is logged and waits for its
   * next time; one that exceeds `giveUpMs` is abandoned, so that the next can begin.
   * @throws RangeError if the expression is invalid.
   */
  add(
    name: string,
    expression: string,
    job: () => Promise<void>,
    options?: { readonly giveUpMs?: number },
  ): void;
  /** When a job runs next. */
  next(name: string): Date | undefined;
  /** Runs a job now, unless it is running. */
  now(name: string): Promise<void>;
  /** Starts nothing new and waits for what is running. */
  stop(): Promise<void>;
}

interface Job {
  readonly task: ScheduledTask;
  readonly run: () => Promise<void>;
}

/**
 * The process's timetable; only this file knows node-cron, which reads the expressions. Ticks come from timers, which
 * never go back, and each one reads the clock: a clock set back stops no job until the old time returns, and after a
 * clock set forward or a sleep, each missed job runs once.
 */
export function createSchedule(log: Logger, clock: () => Date = () => new Date()): Schedule {
  const jobs = new Map<string, Job>();
  const running = new Map<string, Promise<void>>();
  let seen = secondOf(clock());
  let timer: NodeJS.Timeout | undefined;

  function beat(): void {
    const now = secondOf(clock());
    const passed = now - seen;
    // After a clock was set back, seconds already looked at come round again, and count again.
    const first = passed < 0 ? now : seen + 1;
    seen = now;
    for (const { task, run } of jobs.values()) {
      if (passed > MOST_MISSED || anyOf(first, now, (at) => task.match(new Date(at * SECOND_MS)))) void run();
    }
    arm();
  }

  function arm(): void {
    timer = setTimeout(beat, SECOND_MS - (clock().getTime() % SECOND_MS));
  }

  return {
    add(name, expression, job, { giveUpMs = GIVE_UP_MS } = {}) {
      if (!isCron(expression)) throw new RangeError(`"${expression}" isn't a valid cron expression.`);
      const run = (): Promise<void> => {
        const already = running.get(name);
        if (already !== undefined) return already;
        const work = pTimeout(job(), {
          milliseconds: giveUpMs,
          message: `not done within ${giveUpMs / SECOND_MS} seconds, so it was stopped and the next run takes over`,
        })
          .catch((error: unknown) => log.error({ err: error, job: name }, 'a scheduled job failed'))
          .finally(() => running.delete(name));
        running.set(name, work);
        return work;
      };
      jobs.set(name, { task: createTask(expression, run, { name, timezone: 'UTC' }), run });
      if (timer === undefined) arm();
    },
    next: (name) => jobs.get(name)?.task.getNextRuns(1)[0],
    now: async (name) => jobs.get(name)?.run(),
    async stop() {
      clearTimeout(timer);
      for (const { task } of jobs.values()) await task.destroy();
      jobs.clear();
      await Promise.all(running.values());
    },
  };
}

function secondOf(moment: Date): number {
  return Math.floor(moment.getTime() / SECOND_MS);
}

/** Does any number from `first` to `last` fit? */
function anyOf(first: number, last: number, fits: (number: number) => boolean): boolean {
  for (let number = first; number <= last; number++) if (fits(number)) return true;
  return false;
}
