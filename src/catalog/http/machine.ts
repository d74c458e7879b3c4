import { setTimeout } from 'node:timers/promises';
import type { HttpParts } from './client.ts';

/** The real network, clock and chance. */
export function machineHttp(clock: () => Date = () => new Date()): HttpParts {
  return {
    fetch: globalThis.fetch,
    clock,
    sleep: (milliseconds) => setTimeout(milliseconds),
    random: Math.random,
  };
}
