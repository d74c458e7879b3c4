/** Work that is done one step at a time while nothing else is to be done. */
export interface Leisure {
  /** Takes up other work in the place of what is left. A step that fails is passed over. */
  begin(steps: Iterator<() => unknown>): void;
  /** Something else is to be done: the next step has to wait until nothing was for a while. */
  interrupt(): void;
}

/** How long nothing else may have been to do before the next step, in ms: whoever asks one thing may ask another. */
const QUIET = 25;

/** @param later - Calls back after so many ms, and what it gives takes that back. */
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
      // Whoever asks for the same is told of it.
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
