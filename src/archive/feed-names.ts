import { randomBytes } from 'node:crypto';
import type { KeptWords } from './kept-words.ts';

/** Names for what feeds hold, which never change, whatever moves (RFC 4151, RFC 4287 4.2.6.1). */
export type FeedNames = (specific: string) => string;

/** A name of the domain name system, as a `tag:` may begin with. */
const HOST = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/**
 * Names made of the host and the year of the first publication, which are settled then and kept: a reader that finds a
 * name changed shows everything again.
 *
 * @param publicUrl the public address; absent: a host of no network stands in, made at random.
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
