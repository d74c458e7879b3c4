import ky, { HTTPError, TimeoutError } from 'ky';
import { LRUCache } from 'lru-cache';
import { USER_AGENT } from './project.ts';
import { askedToWait, backoff, rateLimit } from './waiting.ts';

/** What the client needs of the machine; tests hand in their own. */
export interface HttpParts {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
}

/** How one service wants to be asked. */
export interface HttpManners {
  /** Least time between the end of a request and the start of the next, in milliseconds; default 0. */
  readonly interval?: number;
  /** How long an answer may take, its whole text included, in milliseconds; default 30 s. */
  readonly timeout?: number;
  /** Attempts after the first; default 4. */
  readonly retries?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HttpAnswer<T> {
  readonly value: T;
  readonly headers: Headers;
}

export interface HttpClient {
  /**
   * Asks for an address and reads the answer. One request is under way at a time. An answer that `read` refuses by
   * throwing (half a JSON, a web page in its place) is asked for again, as are timeouts, 429 and 5xx; an unchanged one
   * is not sent again by services that support it.
   *
   * @throws ServiceError with one sentence, when all attempts failed.
   */
  get<T>(address: string, read: (text: string) => T): Promise<HttpAnswer<T>>;
}

/** A service did not give what was asked for; the message is one sentence for a person. */
export class ServiceError extends Error {
  override name = 'ServiceError';
  /** The HTTP status, when an answer came. */
  readonly status: number | undefined;

  constructor(message: string, options: { cause: unknown; status?: number | undefined }) {
    super(message, { cause: options.cause });
    this.status = options.status;
  }
}

/** A service that asks for more patience than this is given up for now, in milliseconds. */
const MAX_WAIT = 5 * 60_000;
/** Answers kept to be used again when the service says they did not change. */
const MAX_KEPT = 64;
/** Largest answer that is read, in characters; a day of Hugging Face has some 200,000. */
const MAX_ANSWER = 50_000_000;

export function createHttpClient(parts: HttpParts, manners: HttpManners = {}): HttpClient {
  const { clock, sleep, random } = parts;
  const { interval = 0, timeout = 30_000, retries = 4 } = manners;
  const kept = new LRUCache<string, { conditions: Readonly<Record<string, string>>; text: string }>({
    max: MAX_KEPT,
  });
  let notBefore = 0;
  let queue: Promise<unknown> = Promise.resolve();

  async function waitForTurn(): Promise<void> {
    const wait = notBefore - clock().getTime();
    if (wait > MAX_WAIT) throw new ImpatientError(wait);
    if (wait > 0) await sleep(wait);
  }

  /** Fetches with the whole text, so that the timeout covers a body that stalls as well. */
  async function fetchWhole(request: Request): Promise<Response> {
    try {
      const response = await parts.fetch(request);
      const text = await response.text();
      if (text.length > MAX_ANSWER) throw new Error('the answer is too large');
      const hasBody = ![204, 205, 304].includes(response.status);
      return new Response(hasBody ? text : null, { status: response.status, headers: response.headers });
    } finally {
      notBefore = Math.max(notBefore, clock().getTime() + interval);
    }
  }

  function noteLimit(headers: Headers): void {
    const limit = rateLimit(headers);
    if (limit?.left === 0) notBefore = Math.max(notBefore, clock().getTime() + limit.resetsIn);
  }

  async function attempt<T>(address: string, read: (text: string) => T): Promise<HttpAnswer<T>> {
    let value: { read: T } | undefined;
    const known = kept.get(address);
    const response = await ky.get(address, {
      timeout,
      headers: {
        'user-agent': USER_AGENT,
        ...manners.headers,
        ...known?.conditions,
      },
      // `read` is part of the attempt: what it refuses is asked for again.
      fetch: async (input, init) => {
        const answer = await fetchWhole(new Request(input, init));
        noteLimit(answer.headers);
        if (answer.status !== 304 && !answer.ok) return answer;
        const text = answer.status === 304 ? (known?.text ?? '') : await answer.text();
        value = { read: read(text) };
        keep(address, answer, text);
        return new Response(null, { status: 200, headers: answer.headers });
      },
      retry: {
        limit: retries,
        methods: ['get'],
        statusCodes: [408, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529],
        afterStatusCodes: [],
        retryOnTimeout: true,
        // Waiting is done in the hook below, where the service's own wishes are known.
        delay: () => 0,
      },
      hooks: {
        beforeRequest: [waitForTurn],
        beforeRetry: [
          async ({ error, retryCount }) => {
            if (error instanceof ImpatientError) throw error;
            const asked =
              error instanceof HTTPError ? askedToWait(error.response.headers, clock()) : undefined;
            if (asked !== undefined && asked > MAX_WAIT) throw new ImpatientError(asked);
            await sleep(Math.max(asked ?? 0, backoff(retryCount, random)));
          },
        ],
      },
    });
    if (value === undefined) throw new Error('no answer was read');
    return { value: value.read, headers: response.headers };
  }

  function keep(address: string, answer: Response, text: string): void {
    const conditions = conditionsOf(answer.headers);
    if (conditions !== undefined) kept.set(address, { conditions, text });
  }

  return {
    get(address, read) {
      const answer = queue.then(() => attempt(address, read));
      queue = answer.catch(() => {});
      return answer.catch((error: unknown) => {
        throw asServiceError(address, error);
      });
    },
  };
}

/** The headers that ask for an answer only where it is not this one any more; a tag says more than a date. */
function conditionsOf(headers: Headers): Record<string, string> | undefined {
  const etag = headers.get('etag');
  if (etag !== null) return { 'if-none-match': etag };
  const modified = headers.get('last-modified');
  return modified === null ? undefined : { 'if-modified-since': modified };
}

class ImpatientError extends Error {
  constructor(wait: number) {
    super(`asks to wait ${Math.ceil(wait / 60_000)} minutes`);
  }
}

function asServiceError(address: string, error: unknown): ServiceError {
  const host = new URL(address).host;
  if (error instanceof HTTPError) {
    const { status } = error.response;
    const meaning = status === 429 ? 'too many requests' : status >= 500 ? 'it is in trouble' : 'it refuses';
    return new ServiceError(`${host} answered ${status} (${meaning}).`, { cause: error, status });
  }
  if (error instanceof TimeoutError)
    return new ServiceError(`${host} did not answer in time.`, { cause: error });
  if (error instanceof ImpatientError) return new ServiceError(`${host} ${error.message}.`, { cause: error });
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  const message = error instanceof Error ? error.message : String(error);
  return new ServiceError(`${host} could not be read: ${message}${cause}.`, { cause: error });
}
