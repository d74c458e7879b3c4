import { LRUCache } from 'lru-cache';

/** Limits of the cache: number of responses, and characters of all together. */
const MOST = 64;
const MOST_CHARACTERS = 16_000_000;

/** Caches a service's latest responses, to be used again while they haven't changed. */
export interface KnownAnswers {
  /** Headers for a conditional request: send the response only if it has changed. */
  conditions(address: string): Readonly<Record<string, string>>;
  /** The text of the cached response. */
  text(address: string): string | undefined;
  /** Caches a response if its headers allow conditional requests. */
  keep(address: string, headers: Headers, text: string): void;
}

export function createKnownAnswers(): KnownAnswers {
  const kept = new LRUCache<string, { conditions: Readonly<Record<string, string>>; text: string }>({
    max: MOST,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ text }) => text.length + 1,
  });
  return {
    conditions: (address) => kept.get(address)?.conditions ?? {},
    text: (address) => kept.get(address)?.text,
    keep(address, headers, text) {
      const conditions = conditionsOf(headers);
      if (conditions !== undefined) kept.set(address, { conditions, text });
    },
  };
}

/** An ETag is more precise than a date. */
function conditionsOf(headers: Headers): Record<string, string> | undefined {
  const etag = headers.get('etag');
  if (etag !== null) return { 'if-none-match': etag };
  const modified = headers.get('last-modified');
  return modified === null ? undefined : { 'if-modified-since': modified };
}
