import { createQueue } from '../../queue.ts';
import { fetchFollowing } from './follow.ts';
import { createKnownAnswers } from './known-answers.ts';
import { createPatience } from './patience.ts';
import { USER_AGENT } from './project.ts';
import { publicFetch } from './public-fetch.ts';
import { readBody } from './read-body.ts';
import { asServiceError, FinalError, StatusError } from './service-error.ts';
import { askedToWait, backoff, rateLimit } from './waiting.ts';

/** The outcome of a request: an answer, rate-limited, another refusal, a server error, or no answer at all. */
export type RequestOutcome = 'answered' | 'limited' | 'refused' | 'failed' | 'unreachable';

/** What the client needs from the machine; tests pass their own. */
export interface HttpParts {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => Date;
  /** A monotonic clock, in milliseconds. */
  readonly monotonic?: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  /** Fetches redirects to other hosts; by default one that can't reach private networks. */
  readonly fetchPublic?: typeof globalThis.fetch;
  /** Called after each request with the source it was for and the outcome. */
  readonly onRequest?: ((source: string, outcome: RequestOutcome) => void) | undefined;
  /**
   * Takes the next turn at a service shared by several processes; returns how long to wait, in ms. @throws if that
   * can't be determined
   */
  readonly takeTurn?: ((service: string, budget: Budget) => Promise<number>) | undefined;
}

/** Rate limit for all processes together: one request per `everyMs`, with up to `burst` unused ones saved up. */
export interface Budget {
  readonly everyMs: number;
  /** Default: none. */
  readonly burst?: number;
}

/** A service's rate limits and timeouts. */
export interface HttpManners {
  /** Minimum time between the end of a request and the start of the next, in ms; default 0. */
  readonly interval?: number;
  /** Budget shared by all processes; default: one request per `interval`. */
  readonly budget?: Budget;
  /** How long a full response, body included, may take, in ms; default 30 s. */
  readonly timeout?: number;
  /** Retries after the first attempt; default 4. */
  readonly retries?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The name under which processes take turns; without it they don't. */
  readonly service?: string;
}

export interface HttpAnswer<T> {
  readonly value: T;
  readonly headers: Headers;
}

/** Turns a response's text into a value; `parseApart` does so off the event loop for large ones. */
export type Read<T> = (text: string) => T | Promise<T>;

export interface HttpClient {
  /**
   * Requests an address and reads the response. Requests run one at a time. A response that `read` rejects by
   * throwing (half a JSON, a web page instead) is retried, as are timeouts, 429 and 5xx; services that support it
   * don't resend unchanged responses.
   *
   * @throws ServiceError with one sentence, if all attempts failed.
   */
  get<T>(address: string, read: Read<T>): Promise<HttpAnswer<T>>;
}

/** Statuses that may be temporary, so worth a retry. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529]);

const NOT_MODIFIED = 304;

export function createHttpClient(parts: HttpParts, manners: HttpManners = {}): HttpClient {
  const { clock, sleep, random, monotonic = () => performance.now() } = parts;
  const ways = { fetch: parts.fetch, fetchPublic: parts.fetchPublic ?? publicFetch() };
  const { interval = 0, timeout = 30_000, retries = 4, service } = manners;
  const budget = manners.budget ?? (interval > 0 ? { everyMs: interval } : undefined);
  const known = createKnownAnswers();
  const patience = createPatience({ now: monotonic, sleep });
  const inTurn = createQueue();

  /** The response and its whole text, within the timeout. */
  async function fetchWhole(address: string): Promise<{ response: Response; text: string }> {
    const headers = { 'user-agent': USER_AGENT, ...manners.headers, ...known.conditions(address) };
    try {
      const signal = AbortSignal.timeout(timeout);
      const response = await fetchFollowing(ways, address, { headers, signal });
      return { response, text: await readBody(response) };
    } finally {
      patience.pause(interval);
    }
  }

  async function attempt<T>(address: string, read: Read<T>): Promise<HttpAnswer<T>> {
    await patience.wait();
    if (service !== undefined && budget !== undefined) {
      // If the shared budget can't be reached, each process keeps its own interval.
      const wait = await parts.takeTurn?.(service, budget).catch(() => 0);
      if (wait !== undefined && wait > 0) await sleep(wait);
    }
    const { response, text } = await fetchWhole(address);
    const { headers, status } = response;
    const limit = rateLimit(headers);
    if (limit?.left === 0) patience.pause(limit.resetsIn);
    if (status === NOT_MODIFIED) return { value: await read(known.text(address) ?? ''), headers };
    if (!response.ok) throw new StatusError(response);
    // Reading is part of the attempt: a response it rejects is retried.
    const value = await read(text);
    known.keep(address, headers, text);
    return { value, headers };
  }

  async function ask<T>(address: string, read: Read<T>): Promise<HttpAnswer<T>> {
    for (let attempts = 1; ; attempts++) {
      try {
        return await attempt(address, read);
      } catch (error) {
        if (!mayPass(error)) throw error;
        if (error instanceof StatusError) patience.pause(askedToWait(error.headers, clock()) ?? 0);
        if (attempts > retries) throw error;
        patience.pause(backoff(attempts, random));
      }
    }
  }

  return {
    get(address, read) {
      return inTurn(() => ask(address, read)).catch((error: unknown) => {
        throw asServiceError(address, error);
      });
    },
  };
}

/** Whether a retry can help. */
function mayPass(error: unknown): boolean {
  if (error instanceof FinalError) return false;
  return error instanceof StatusError ? PASSING.has(error.status) : true;
}
