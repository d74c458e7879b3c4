import { DefaultRestOptions, REST } from 'discord.js';
import type { Pacer } from './pacer.ts';
import { createRequestWindow } from './request-window.ts';
import { createSharedInvalidRequests } from './shared-invalid-requests.ts';
import type { TakeTime } from './shared-pacer.ts';
import { keepToken } from './token.ts';

/** Discord's ceiling over all routes, requests a second, and the share of it that bulk sending may take. */
export const CEILING_PER_SECOND = 50;
export const BULK_PER_SECOND = 45;

/** An answer that takes longer is given up; what was asked may happen all the same. */
const REQUEST_TIMEOUT_MS = 15_000;

/** The requests that are made here. */
export type Rest = Pick<REST, 'get' | 'post' | 'put' | 'patch' | 'delete'>;

export interface BulkRest {
  /** For a request whose turn was awaited by the caller. Reports every invalid request. */
  readonly rest: REST;
  /** Awaits a turn before each request. */
  readonly paced: Rest;
  readonly pacer: Pacer;
  /** Milliseconds until the invalid requests of all processes let more go by; absent where there is one process. */
  readonly haltedFor?: (() => number) | undefined;
}

/**
 * REST for everything the bot sends by itself. It is apart from the client's own, so that no answer to a person ever queues
 * behind a thousand digests; and it neither waits nor repeats: the ledger decides what is tried again, and when.
 */
export function createBulkRest(connection: {
  readonly apiUrl: string;
  readonly token: string;
  readonly pacer: Pacer;
  /** The budgets of all processes; absent where there is one. */
  readonly take?: TakeTime | undefined;
}): BulkRest {
  const { pacer, take } = connection;
  const window = createRequestWindow({ most: CEILING_PER_SECOND - 1 });
  const rest = new REST({
    api: connection.apiUrl,
    timeout: REQUEST_TIMEOUT_MS,
    retries: 0,
    rejectOnRateLimit: () => true,
    makeRequest: (url, init) => window.run(() => DefaultRestOptions.makeRequest(url, init)),
    // The pacer and the window keep the rate. This limiter counts in fixed seconds and would turn down what is within Discord's.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    invalidRequestWarningInterval: 1,
  }).setToken(connection.token);
  keepToken(rest);
  return {
    rest,
    pacer,
    haltedFor: take && createSharedInvalidRequests(rest, take),
    paced: {
      get: (route, options) => pacer.turn().then(() => rest.get(route, options)),
      post: (route, options) => pacer.turn().then(() => rest.post(route, options)),
      put: (route, options) => pacer.turn().then(() => rest.put(route, options)),
      patch: (route, options) => pacer.turn().then(() => rest.patch(route, options)),
      delete: (route, options) => pacer.turn().then(() => rest.delete(route, options)),
    },
  };
}
