import { setImmediate } from 'node:timers/promises';

/** Work this long is done in one go; then whoever else waits for the event loop comes first. */
const GO_MS = 8;

/** Makes something to await between the steps of long work: it lets others in once the work has held the loop for a while. */
export function createBreath(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < GO_MS) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
