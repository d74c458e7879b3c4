import { createBreath } from './breath.ts';

/** Like `Array.map` for a long list, but pauses to let waiting events run, so that people still get answers. */
export async function mapInSlices<T, R>(items: Iterable<T>, map: (item: T) => R): Promise<R[]> {
  const mapped: R[] = [];
  const breath = createBreath();
  for (const item of items) {
    const pause = breath();
    if (pause !== undefined) await pause;
    mapped.push(map(item));
  }
  return mapped;
}
