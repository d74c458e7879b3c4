import { createTask, type ScheduledTask, validate } from 'node-cron';
import pTimeout from 'p-timeout';
import type { Logger } from './log.ts';

const SECOND_MS = 1000;

/** A gap between two looks at the clock that is longer than this means a sleep of the machine, or a clock set forward. */
const MOST_MISSED = 120;

/** A run that takes longer is given up unless its job says otherwise, ms: a stuck one must not stop all that follow. */
const GIVE_UP_MS = 10 * 60_000;

/** Whether an expression is one that a job can be scheduled by. */
export function isCron(expression: string): boolean {
  return validate(expression);
}

/** What happens at set times. */
export interface Schedule {
  /**
   * Runs `job` whenever the cron expression says, in UTC. A run that takes longer than its interval is not overlapped, one
   * that fails is logged and waits for the next time, and one that takes longer than `giveUpMs` is left to itself, so
   * that the next can begin.
   *
   * @throws RangeError when the expression cannot be read.
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
  /** Begins nothing more and waits for what is running. */
  stop(): Promise<void>;
}

interface Job {
  readonly task: ScheduledTask;
  readonly run: () => Promise<void>;
}

/**
 * The timetable of the process: the one place that knows node-cron, which reads the expressions. The beat comes from
 * timers, which never go back, and each one reads the clock anew: a clock that is set back stops no job until the old
 * time comes round again, and one that is set forward, or a machine that slept, runs once what it passed over.
 */
export function createSchedule(log: Logger, clock: () => Date = () => new Date()): Schedule {
  const jobs = new Map<string, Job>();
  const running = new Map<string, Promise<void>>();
  let seen = secondOf(clock());
  let timer: NodeJS.Timeout | undefined;

  function beat(): void {
    const now = secondOf(clock());
    const passed = now - seen;
    // Set back, the clock comes to seconds that were looked at before; they count again.
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

/** Whether one of the numbers from `first` to `last` fits. */
function anyOf(first: number, last: number, fits: (number: number) => boolean): boolean {
  for (let number = first; number <= last; number++) if (fits(number)) return true;
  return false;
}
