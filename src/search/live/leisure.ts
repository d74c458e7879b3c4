/** Runs low-priority work step by step while the thread is idle. */
export interface Leisure {
  /** Starts new work, dropping what is left of the old. Failed steps are skipped. */
  begin(steps: Iterator<() => unknown>): void;
  /** Something else needs doing: delays the next step until the thread has been idle for a while. */
  interrupt(): void;
}

/** Idle time before the next step, in ms: one search is often followed by another. */
const QUIET = 25;

/** @param later - Schedules a call in this many ms and returns a function that cancels it. */
export function createLeisure(later = afterMs): Leisure {
  let left: Iterator<() => unknown> | undefined;
  let cancel = () => {};

  async function step(): Promise<void> {
    const next = left?.next();
    if (next === undefined || next.done === true) {
      left = undefined;
      return;
    }
    wait(0);
    try {
      await next.value();
    } catch {
      // A search that needs the same will report it.
    }
  }

  function wait(ms: number): void {
    cancel();
    cancel = later(() => void step(), ms);
  }

  return {
    begin(steps) {
      left = steps;
      wait(QUIET);
    },
    interrupt() {
      if (left !== undefined) wait(QUIET);
    },
  };
}

function afterMs(call: () => void, ms: number): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}
