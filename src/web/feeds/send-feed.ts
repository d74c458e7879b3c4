import type { WebContext } from '../site/web-env.ts';

/** Polite readers ask once an hour; this holds back the others. */
const HEADERS = {
  'content-type': 'application/atom+xml; charset=utf-8',
  'cache-control': 'public, max-age=900',
};

/**
 * Answers with a feed, or with 304 if the reader has it already. An ETag, if the reader sent one, is compared elsewhere
 * and wins (RFC 9110 13.2.2).
 */
export function sendFeed(
  c: WebContext,
  feed: string,
  modified: Date,
  cache = HEADERS['cache-control'],
): Response {
  const headers = { ...HEADERS, 'cache-control': cache, 'last-modified': modified.toUTCString() };
  const since = Date.parse(c.req.header('if-modified-since') ?? '');
  const isKnown =
    c.req.header('if-none-match') === undefined && since >= Math.floor(modified.getTime() / 1000) * 1000;
  return isKnown ? c.body(null, 304, headers) : c.body(feed, 200, headers);
}
