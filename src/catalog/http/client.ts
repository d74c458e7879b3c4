import { createQueue } from '../../queue.ts';
import { fetchFollowing } from './follow.ts';
import { createKnownAnswers } from './known-answers.ts';
import { createPatience } from './patience.ts';
import { USER_AGENT } from './project.ts';
import { publicFetch } from './public-fetch.ts';
import { readBody } from './read-body.ts';
import { asServiceError, FinalError, StatusError } from './service-error.ts';
import { askedToWait, backoff, rateLimit } from './waiting.ts';

/** What came of one request to a source: an answer, a request to ask less, another no, a fault of its own, or none at all. */
export type RequestOutcome = 'answered' | 'limited' | 'refused' | 'failed' | 'unreachable';

/** What the client needs of the machine; tests hand in their own. */
export interface HttpParts {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => Date;
  /** Milliseconds of a clock that is never set. */
  readonly monotonic?: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  /** For redirects to other hosts; one that reaches no private network unless given. */
  readonly fetchPublic?: typeof globalThis.fetch;
  /** Told of each request: which source's it was, and what came of it. */
  readonly onRequest?: ((source: string, outcome: RequestOutcome) => void) | undefined;
  /** Takes the next turn at a service that several processes ask; gives how long to wait, ms. @throws when nobody knows */
  readonly takeTurn?: ((service: string, budget: Budget) => Promise<number>) | undefined;
}

/** How often a service may be asked by all together: one request in `everyMs`, and of those not made the last `burst`. */
export interface Budget {
  readonly everyMs: number;
  /** None unless given. */
  readonly burst?: number;
}

/** How one service wants to be asked. */
export interface HttpManners {
  /** Least time between the end of a request and the start of the next, in milliseconds; default 0. */
  readonly interval?: number;
  /** What processes share; one request in `interval` unless given. */
  readonly budget?: Budget;
  /** How long an answer may take, its whole text included, in milliseconds; default 30 s. */
  readonly timeout?: number;
  /** Attempts after the first; default 4. */
  readonly retries?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Under which name processes take turns; absent: they do not. */
  readonly service?: string;
}

export interface HttpAnswer<T> {
  readonly value: T;
  readonly headers: Headers;
}

/** Makes something of the text of an answer; `parseApart` does it for large ones off the event loop. */
export type Read<T> = (text: string) => T | Promise<T>;

export interface HttpClient {
  /**
   * Asks for an address and reads the answer. One request is under way at a time. An answer that `read` refuses by
   * throwing (half a JSON, a web page in its place) is asked for again, as are timeouts, 429 and 5xx; an unchanged one
   * is not sent again by services that support it.
   *
   * @throws ServiceError with one sentence, when all attempts failed.
   */
  get<T>(address: string, read: Read<T>): Promise<HttpAnswer<T>>;
}

/** Answers after which the same question may be answered otherwise. */
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

  /** The status, headers and whole text of an answer, all of it in time. */
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
      // While nobody knows, each process keeps the distance by itself.
      const wait = await parts.takeTurn?.(service, budget).catch(() => 0);
      if (wait !== undefined && wait > 0) await sleep(wait);
    }
    const { response, text } = await fetchWhole(address);
    const { headers, status } = response;
    const limit = rateLimit(headers);
    if (limit?.left === 0) patience.pause(limit.resetsIn);
    if (status === NOT_MODIFIED) return { value: await read(known.text(address) ?? ''), headers };
    if (!response.ok) throw new StatusError(response);
    // Reading is part of the attempt: what it refuses is asked for again.
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

/** Whether asking again can help. */
function mayPass(error: unknown): boolean {
  if (error instanceof FinalError) return false;
  return error instanceof StatusError ? PASSING.has(error.status) : true;
}
