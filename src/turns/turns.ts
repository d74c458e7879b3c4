import type { Steps } from './steps.ts';

/** Work done in one turn of the event loop before waiting events run, in ms; the last step may take it past that. */
const SLICE = 5;

/** Does several pieces of work, begun at any time, without holding up the event loop. */
export interface Turns {
  /** Does the steps of a piece of work, first come, first done. Rejects with what a step throws. */
  run<T>(steps: Steps<T>): Promise<T>;
}

/** @param now a clock in ms, of which only differences count. */
export function createTurns(now: () => number = () => performance.now()): Turns {
  /** Each does one step and says whether it was the last. */
  const waiting: (() => boolean)[] = [];
  let begun: number | undefined;
  let isWorking = false;

  /** Works on until the slice of this turn is used up; who comes later in the same turn has what is left of it. */
  function work(): void {
    if (isWorking) return;
    isWorking = true;
    if (begun === undefined) {
      begun = now();
      // What came with a message may have the first immediate still in its own turn, before any timer: hence two.
      setImmediate(() => setImmediate(nextTurn));
    }
    while (waiting.length > 0 && now() - begun < SLICE) {
      if (waiting[0]?.() !== false) waiting.shift();
    }
    isWorking = false;
  }

  function nextTurn(): void {
    begun = undefined;
    if (waiting.length > 0) work();
  }

  return {
    run<T>(steps: Steps<T>) {
      return new Promise<T>((resolve, reject) => {
        waiting.push(() => {
          try {
            const { done, value } = steps.next();
            if (done) resolve(value);
            return done === true;
          } catch (error) {
            reject(error);
            return true;
          }
        });
        work();
      });
    },
  };
}
