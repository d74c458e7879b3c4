import { SearchFailure } from '../failure.ts';
import type { Moment } from './moment.ts';
import type { Ask, Result } from './search-protocol.ts';

/** A search that is waiting or running. */
export interface Job {
  readonly number: number;
  /** What is searched. */
  readonly moment: Moment;
  readonly ask: Ask;
  done(result: Result): void;
  failed(error: Error): void;
}

/** Queue of waiting searches: first come, first served, except that suggestions while somebody types go first. */
export interface Jobs {
  /** How many are waiting. */
  readonly size: number;
  add(moment: Moment, ask: Ask, told: Pick<Job, 'done' | 'failed'>): void;
  /** Takes the next one off the queue. */
  take(): Job | undefined;
  /** Puts a job back at the front, but only once. Returns whether it did. */
  again(job: Job): boolean;
  /** Fails all waiting jobs. */
  clear(error: Error): void;
}

/** @param wait how long a job may wait before it fails as late, in ms. */
export function createJobs(wait: number): Jobs {
  const urgent: Job[] = [];
  const others: Job[] = [];
  const timers = new Map<Job, NodeJS.Timeout>();
  const triedAgain = new WeakSet<Job>();
  let count = 0;

  const queueOf = (job: Job) => (job.ask.kind === 'repaired' ? urgent : others);

  function startWaiting(job: Job): void {
    const late = () => {
      const queue = queueOf(job);
      queue.splice(queue.indexOf(job), 1);
      timers.delete(job);
      job.failed(new SearchFailure('late'));
    };
    timers.set(job, setTimeout(late, wait));
  }

  function stopWaiting(job: Job): void {
    clearTimeout(timers.get(job));
    timers.delete(job);
  }

  return {
    get size() {
      return urgent.length + others.length;
    },
    add(moment, ask, told) {
      const job: Job = { number: ++count, moment, ask, ...told };
      queueOf(job).push(job);
      startWaiting(job);
    },
    take() {
      const job = urgent.shift() ?? others.shift();
      if (job !== undefined) stopWaiting(job);
      return job;
    },
    again(job) {
      if (triedAgain.has(job)) return false;
      triedAgain.add(job);
      queueOf(job).unshift(job);
      startWaiting(job);
      return true;
    },
    clear(error) {
      for (const job of [...urgent.splice(0), ...others.splice(0)]) {
        stopWaiting(job);
        job.failed(error);
      }
    },
  };
}
