import { availableParallelism, loadavg } from 'node:os';

/** How many times as long everything may take: the machine may have more to do than it has cores, and who waits would seem to hang. */
export function crowding(): number {
  const [load = 0] = loadavg();
  return Math.min(Math.max(1, load / (2 * availableParallelism())), 4);
}
