import { setImmediate } from 'node:timers/promises';

/** Longest stretch of work between two breaths, in ms: far below the 50 that may hold an answer up, even beside a search. */
const SLICE = 5;

/** Makes a function to call within long work: it lets waiting events run when a slice of time is used up. */
export function createBreather(now: () => number = () => performance.now()): () => Promise<void> | undefined {
  let since = now();
  return () => {
    if (now() - since < SLICE) return undefined;
    return setImmediate().then(() => {
      since = now();
    });
  };
}
