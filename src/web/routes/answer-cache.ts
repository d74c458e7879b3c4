import type { MiddlewareHandler } from 'hono';
import { LRUCache } from 'lru-cache';
import type { Catalog } from '../../catalog/catalog.ts';
import type { WebEnv } from '../site/web-env.ts';

/** So long an answer is given again, ms; who has it keeps it for longer, by its `Cache-Control`. */
const FRESH_MS = 15_000;

/** What answers may take together, in characters, and the longest one that is kept. */
const ROOM = 16_000_000;
const LONGEST = 500_000;

interface Answer {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Gives what everybody may be given, by its `Cache-Control`, again for some seconds, as long as the catalog is the same: a page
 * that many look at is drawn once.
 */
export function keepAnswers(current: () => { readonly catalog: Catalog }): MiddlewareHandler<WebEnv> {
  let kept: { readonly catalog: Catalog; readonly answers: LRUCache<string, Answer> } | undefined;

  function answersNow(): LRUCache<string, Answer> {
    const { catalog } = current();
    if (kept?.catalog !== catalog) {
      const sizeCalculation = ({ body }: Answer): number => body.length + 1;
      const options = { maxSize: ROOM, maxEntrySize: LONGEST, ttl: FRESH_MS, sizeCalculation };
      kept = { catalog, answers: new LRUCache(options) };
    }
    return kept.answers;
  }

  return async (c, next) => {
    // Whether somebody has a feed already is decided where it is made.
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
