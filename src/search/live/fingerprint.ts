import { createHash } from 'node:crypto';
import type { IndexedText } from '../index/indexed-text.ts';

/**
 * Makes a short text that is equal for two catalogs exactly when one index serves both: the same indexed texts in the
 * same order. Votes and other facts do not count.
 */
export interface Fingerprint {
  add(text: IndexedText): void;
  finish(): string;
}

export function createFingerprint(): Fingerprint {
  const hash = createHash('sha1');
  let papers = 0;
  return {
    add({ title, body, authors }) {
      papers++;
      hash.update(`${title}\0${body}\0${authors.join('\x01')}\0\0`);
    },
    finish: () => `${papers}-${hash.digest('hex')}`,
  };
}
