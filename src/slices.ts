import { createBreath } from './breath.ts';

/** Maps a long list as `Array.map` does, with pauses in which waiting events run: people are answered meanwhile. */
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
