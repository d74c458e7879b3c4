import { LRUCache } from 'lru-cache';

/** Answers kept to be used again, and the characters of all of them. */
const MOST = 64;
const MOST_CHARACTERS = 16_000_000;

/** The last answers of a service, which need not be sent again while they are what it would say. */
export interface KnownAnswers {
  /** The headers that ask for an answer only where it is not the known one any more. */
  conditions(address: string): Readonly<Record<string, string>>;
  /** The text of the known answer. */
  text(address: string): string | undefined;
  /** Keeps an answer whose headers say how to ask for a change. */
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

/** A tag says more than a date. */
function conditionsOf(headers: Headers): Record<string, string> | undefined {
  const etag = headers.get('etag');
  if (etag !== null) return { 'if-none-match': etag };
  const modified = headers.get('last-modified');
  return modified === null ? undefined : { 'if-modified-since': modified };
}
