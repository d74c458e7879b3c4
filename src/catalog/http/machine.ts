import { setTimeout } from 'node:timers/promises';
import type { HttpParts } from './client.ts';

/** The real network, clock and chance. Once `signal` is aborted, what is asked or waited for ends at once. */
export function machineHttp(clock: () => Date = () => new Date(), signal?: AbortSignal): HttpParts {
  return {
    fetch:
      signal === undefined
        ? globalThis.fetch
        : (input, init) => {
            const request = new Request(input, init);
            return globalThis.fetch(request, { signal: AbortSignal.any([request.signal, signal]) });
          },
    clock,
    sleep: (milliseconds) => setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal }),
    random: Math.random,
  };
}
