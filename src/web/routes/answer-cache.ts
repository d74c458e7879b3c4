import type { MiddlewareHandler } from 'hono';
import { LRUCache } from 'lru-cache';
import type { Catalog } from '../../catalog/catalog.ts';
import type { WebEnv } from '../site/web-env.ts';

/** How long to reuse an answer, ms; clients keep it for longer, by its `Cache-Control`. */
const FRESH_MS = 15_000;

/** The cache's total size, in characters. */
const ROOM = 16_000_000;

interface Answer {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Reuses public answers (by their `Cache-Control`) for a few seconds while the catalog stays the same: a page with many
 * readers is drawn once.
 */
export function keepAnswers(current: () => { readonly catalog: Catalog }): MiddlewareHandler<WebEnv> {
  let kept: { readonly catalog: Catalog; readonly answers: LRUCache<string, Answer> } | undefined;

  function answersNow(): LRUCache<string, Answer> {
    const { catalog } = current();
    if (kept?.catalog !== catalog) {
      const sizeCalculation = ({ body }: Answer): number => body.length + 1;
      const options = { maxSize: ROOM, ttl: FRESH_MS, sizeCalculation };
      kept = { catalog, answers: new LRUCache(options) };
    }
    return kept.answers;
  }

  return async (c, next) => {
    // Whether a reader has a feed already is decided where the feed is made.
    if (c.req.method !== 'GET' || c.req.header('if-modified-since') !== undefined) return next();
    const { pathname, search } = new URL(c.req.url);
    const answers = answersNow();
    const known = answers.get(pathname + search);
    if (known !== undefined) return c.body(known.body, 200, known.headers);
    await next();
    const headers = Object.fromEntries(c.res.headers);
    if (c.res.status !== 200 || !headers['cache-control']?.startsWith('public')) return;
    const body = await c.res.clone().text();
    answers.set(pathname + search, { body, headers });
  };
}
