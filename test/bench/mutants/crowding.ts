import { availableParallelism, loadavg } from 'node:os';

/**
 * How much longer everything may take: if the machine has more work than cores, a waiting process would seem to hang.
 */
export function crowding(): number {
  const [load = 0] = loadavg();
  return Math.min(Math.max(1, load / (2 * availableParallelism())), 4);
}
