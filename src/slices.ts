import { setImmediate } from 'node:timers/promises';

/** So long other work waits at most for a slice of a long list, ms. */
const SLICE_MS = 8;

/** Maps a long list as `Array.map` does, with pauses in which waiting events run: people are answered meanwhile. */
export async function mapInSlices<T, R>(items: Iterable<T>, map: (item: T) => R): Promise<R[]> {
  const mapped: R[] = [];
  let since = performance.now();
  for (const item of items) {
    if (performance.now() - since > SLICE_MS) {
      await setImmediate();
      since = performance.now();
    }
    mapped.push(map(item));
  }
  return mapped;
}
