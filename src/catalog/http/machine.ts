import { setTimeout } from 'node:timers/promises';
import type { HttpParts } from './client.ts';
import { publicFetch } from './public-fetch.ts';

/** The real network, clock and chance. Once `signal` is aborted, what is asked or waited for ends at once. */
export function machineHttp(
  clock: () => Date = () => new Date(),
  signal?: AbortSignal,
  more: Pick<HttpParts, 'onRequest' | 'takeTurn'> = {},
): HttpParts {
  return {
    ...more,
    fetch: until(globalThis.fetch, signal),
    fetchPublic: until(publicFetch(), signal),
    clock,
    sleep: (milliseconds) => setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal }),
    random: Math.random,
  };
}

function until(fetch: typeof globalThis.fetch, signal: AbortSignal | undefined): typeof globalThis.fetch {
  if (signal === undefined) return fetch;
  return (input, init) => {
    const request = new Request(input, init);
    return fetch(request, { signal: AbortSignal.any([request.signal, signal]) });
  };
}
