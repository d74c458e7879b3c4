import { randomBytes } from 'node:crypto';
import type { KeptWords } from './kept-words.ts';

/** Permanent ids for feed entries, which stay the same when addresses change (RFC 4151, RFC 4287 4.2.6.1). */
export type FeedNames = (specific: string) => string;

/** A domain name that a `tag:` URI may begin with. */
const HOST = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/**
 * Makes ids from the host and the year of first publication, which are settled then and kept: a feed reader shows
 * everything again if an id changes.
 * @param publicUrl the public address; if absent, a random host that doesn't exist stands in.
 */
export async function keepFeedNames(
  keptWords: KeptWords,
  publicUrl: string | undefined,
  now: Date,
): Promise<FeedNames> {
  const host = publicUrl === undefined ? undefined : new URL(publicUrl).hostname;
  const own =
    host !== undefined && HOST.test(host) ? host : `${randomBytes(8).toString('hex')}.paperboy.invalid`;
  const authority = await keptWords.keep('feed-authority', `${own},${now.getUTCFullYear()}`);
  return (specific) => `tag:${authority}:${specific}`;
}
