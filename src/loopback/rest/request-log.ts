import type { RejectedRequest } from '../interactions/interaction.ts';

export interface RequestRecord {
  readonly number: number;
  readonly at: Date;
  readonly method: string;
  /** Without the version prefix and the query, e.g. `/channels/1/messages`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Undefined until answered, or if the socket was dropped. */
  readonly status: number | undefined;
  readonly response: unknown;
  /** The id of the interaction it belongs to. */
  readonly interactionId: string | undefined;
}

export interface RequestLog {
  all(filter?: { readonly method?: string; readonly path?: RegExp }): RequestRecord[];
  clear(): void;
  /** How many got each status since the start or `clear`. */
  count(status: number): number;
  /** Responses of 401, 403 and 429: Discord bans an address at 10,000 in 10 minutes. */
  readonly invalid: number;
  /** Routes this loopback doesn't know; tests should find it empty. */
  readonly unknownRoutes: readonly string[];
}

export type OpenRecord = { -readonly [K in keyof RequestRecord]: RequestRecord[K] };

export interface RequestLogState extends RequestLog {
  open(record: Omit<RequestRecord, 'number' | 'status' | 'response'>): OpenRecord;
  /** `forgiven` responses don't count towards the ban: a 429 for a limit shared with others. */
  closed(record: RequestRecord, forgiven: boolean): void;
  unknownRoute(method: string, path: string): void;
}

/** Keeps the last `limit` requests; the counts cover all of them. */
export function createRequestLog(limit: number): RequestLogState {
  const records: OpenRecord[] = [];
  const counts = new Map<number, number>();
  const unknown: string[] = [];
  let last = 0;
  let forgiven = 0;
  const count = (status: number) => counts.get(status) ?? 0;

  return {
    open(given) {
      last += 1;
      const record: OpenRecord = { ...given, number: last, status: undefined, response: undefined };
      records.push(record);
      if (records.length > limit) records.shift();
      return record;
    },
    closed({ status }, isForgiven) {
      if (status !== undefined) counts.set(status, count(status) + 1);
      if (isForgiven) forgiven += 1;
    },
    unknownRoute(method, path) {
      if (unknown.length < 1000) unknown.push(`${method} ${path}`);
    },
    all: ({ method, path } = {}) =>
      records.filter(
        (record) =>
          (method === undefined || record.method === method) &&
          (path === undefined || path.test(record.path)),
      ),
    clear() {
      records.length = 0;
      counts.clear();
      forgiven = 0;
      unknown.length = 0;
    },
    count,
    get invalid() {
      return count(401) + count(403) + count(429) - forgiven;
    },
    get unknownRoutes() {
      return unknown;
    },
  };
}

/**
 * A request's progress: received before anything is done, handled once it took effect, answered once the response was
 * sent.
 */
export type RequestEvent =
  | {
      readonly kind: 'request-received' | 'request-handled' | 'request-answered';
      readonly request: RequestRecord;
    }
  | { readonly kind: 'rejected'; readonly request: RequestRecord; readonly rejected: RejectedRequest }
  | { readonly kind: 'typing'; readonly channelId: string };
