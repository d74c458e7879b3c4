import { setImmediate } from 'node:timers/promises';

/** Works this long in one go, then lets other events in. */
const GO_MS = 8;

/**
 * Something to await between the steps of long work: once the work has blocked the event loop for a while, others get a
 * turn.
 */
export function createBreath(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < GO_MS) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
