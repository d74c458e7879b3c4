import { DefaultRestOptions, REST } from 'discord.js';
import type { Pacer } from './pacer.ts';
import { createRequestWindow } from './request-window.ts';
import { createSharedInvalidRequests } from './shared-invalid-requests.ts';
import type { TakeTime } from './shared-pacer.ts';
import { keepToken } from './token.ts';

/** Discord's global limit in requests per second, and the share of it for bulk sending. */
export const CEILING_PER_SECOND = 50;
export const BULK_PER_SECOND = 45;

/** A request that takes longer is aborted; it may still take effect. */
const REQUEST_TIMEOUT_MS = 15_000;

/** The request methods used here. */
export type Rest = Pick<REST, 'get' | 'post' | 'put' | 'patch' | 'delete'>;

export interface BulkRest {
  /** For callers that have already awaited their turn. Reports every invalid request. */
  readonly rest: REST;
  /** Awaits a turn before each request. */
  readonly paced: Rest;
  readonly pacer: Pacer;
  /** Milliseconds until the invalid request count of all processes allows more; absent for a single process. */
  readonly haltedFor?: (() => number) | undefined;
}

/**
 * REST for everything the bot sends on its own. It is separate from the client's, so that replies to people never queue
 * behind a thousand digests; and it neither waits nor retries: the ledger decides what to retry, and when.
 */
export function createBulkRest(connection: {
  readonly apiUrl: string;
  readonly token: string;
  readonly pacer: Pacer;
  /** Budgets shared by all processes; absent if there is only one. */
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
    // The pacer and the window keep the rate. This limiter counts in fixed seconds and would reject requests that Discord allows.
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
