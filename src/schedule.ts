import { schedule as cron, type ScheduledTask, validate } from 'node-cron';
import type { Logger } from './log.ts';

/** Whether an expression is one that a job can be scheduled by. */
export function isCron(expression: string): boolean {
  return validate(expression);
}

/** What happens at set times. */
export interface Schedule {
  /**
   * Runs `job` whenever the cron expression says, in UTC. A run that takes longer than its interval is not overlapped, and
   * one that fails is logged and waits for the next time.
   *
   * @throws RangeError when the expression cannot be read.
   */
  add(name: string, expression: string, job: () => Promise<void>): void;
  /** When a job runs next. */
  next(name: string): Date | undefined;
  /** Runs a job now, unless it is running. */
  now(name: string): Promise<void>;
  /** Begins nothing more and waits for what is running. */
  stop(): Promise<void>;
}

/** The timetable of the process: the one place that knows node-cron. */
export function createSchedule(log: Logger): Schedule {
  const tasks = new Map<string, { task: ScheduledTask; run: () => Promise<void> }>();
  const running = new Map<string, Promise<void>>();

  return {
    add(name, expression, job) {
      if (!isCron(expression)) throw new RangeError(`"${expression}" is no cron expression.`);
      const run = (): Promise<void> => {
        const already = running.get(name);
        if (already !== undefined) return already;
        const work = job()
          .catch((error: unknown) => log.error({ err: error, job: name }, 'a scheduled job failed'))
          .finally(() => running.delete(name));
        running.set(name, work);
        return work;
      };
      const task = cron(expression, run, { name, timezone: 'UTC', suppressMissedWarning: true });
      tasks.set(name, { task, run });
    },
    next: (name) => tasks.get(name)?.task.getNextRun() ?? undefined,
    now: async (name) => tasks.get(name)?.run(),
    async stop() {
      for (const { task } of tasks.values()) await task.destroy();
      tasks.clear();
      await Promise.all(running.values());
    },
  };
}
