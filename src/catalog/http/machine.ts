import { setTimeout } from 'node:timers/promises';
import type { HttpParts } from './client.ts';
import { publicFetch } from './public-fetch.ts';
import { createSharedTurns } from './shared-turns.ts';

/**
 * The real network, clock and randomness, and the budgets shared by processes. Aborting `signal` ends requests and
 * waits at once.
 */
export function machineHttp(
  clock: () => Date = () => new Date(),
  signal?: AbortSignal,
  more: Pick<HttpParts, 'onRequest'> & {
    readonly take?: Parameters<typeof createSharedTurns>[0] | undefined;
  } = {},
): HttpParts {
  return {
    onRequest: more.onRequest,
    takeTurn: more.take && createSharedTurns(more.take),
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
