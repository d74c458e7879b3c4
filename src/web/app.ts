import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { createClientAddress } from './guard/client-address.ts';
import { knownMethods, limitRate, securityHeaders, shortBodies } from './guard/guard.ts';
import type { Rate } from './guard/rate-limit.ts';
import { messagePage } from './pages/message-page.ts';
import { keepAnswers } from './routes/answer-cache.ts';
import { readAssets } from './routes/assets.ts';
import { addDigestFeeds } from './routes/digest-feeds.ts';
import { addFeeds, createFeedNames } from './routes/feeds.ts';
import { addFiles } from './routes/files.ts';
import { addHealth, type HealthChecks } from './routes/health.ts';
import { addInteractions, type TakeInteraction } from './routes/interactions.ts';
import { addMailPages } from './routes/mail.ts';
import { addMetrics, type MetricsPage } from './routes/metrics.ts';
import { createSendPage } from './routes/page.ts';
import { addPapers } from './routes/papers.ts';
import { addSearch } from './routes/search.ts';
import { addSpans } from './routes/spans.ts';
import type { WebEnv } from './site/web-env.ts';
import type { WebParts } from './site/web-parts.ts';

export interface WebRates {
  /** Limit for all requests of one address, suggestions while typing included. */
  readonly all: Rate;
  /** Limit for searches and pages. */
  readonly pages: Rate;
}

const RATES: WebRates = {
  all: { times: 600, seconds: 60 },
  pages: { times: 120, seconds: 60 },
};

export interface WebOptions {
  readonly proxies?: readonly string[] | undefined;
  readonly rates?: Partial<WebRates> | undefined;
  /** What `/readyz` checks. */
  readonly checks?: HealthChecks | undefined;
  /** If absent, there is no `/metrics` here. */
  readonly metrics?: MetricsPage | undefined;
  /** If absent, Discord posts no interactions here. */
  readonly interactions?: TakeInteraction | undefined;
  readonly log: { error: (context: object, message: string) => void };
}

/** Everything served over HTTP. */
export function createWebApp(parts: WebParts, options: WebOptions): Hono<WebEnv> {
  const { all, pages } = { ...RATES, ...options.rates };
  const clientAddress = createClientAddress(options.proxies ?? []);
  const assets = readAssets();
  const send = createSendPage(parts, assets);
  const app = new Hono<WebEnv>();
  if (options.interactions !== undefined) addInteractions(app, options.interactions);
  app.use(securityHeaders, knownMethods, limitRate(clientAddress, all), shortBodies);
  app.use(etag({ weak: true }));
  addHealth(app, options.checks ?? {});
  if (options.metrics !== undefined) addMetrics(app, options.metrics);
  addFiles(app, assets);
  const limitPages = limitRate(clientAddress, pages);
  for (const path of [
    '/',
    '/day/*',
    '/week/*',
    '/month/*',
    '/paper/*',
    '/search',
    '/feed.atom',
    '/search.atom',
    '/digest/*',
    '/subscribe',
    '/confirm',
  ])
    app.use(path, limitPages);
  app.use(keepAnswers(parts.current));
  addSpans(app, parts, send);
  addPapers(app, parts, send);
  addSearch(app, parts, send);
  const names = createFeedNames(parts);
  addFeeds(app, parts, names, send);
  if (parts.publishedDigests !== undefined) addDigestFeeds(app, parts, parts.publishedDigests, names, send);
  if (parts.mail !== undefined) addMailPages(app, parts, parts.mail, send, clientAddress);
  app.notFound((c) => {
    // Trailing slashes are forgiven.
    const path = c.req.path.replace(/\/+$/, '');
    if (c.req.method === 'GET' && path !== '' && path !== c.req.path)
      return c.redirect(parts.site().href(path), 301);
    return send(c, messagePage("There's nothing here", 'Try the search above.'), { status: 404 });
  });
  app.onError((err, c) => {
    const id = randomUUID().slice(0, 8);
    options.log.error({ err, request_id: id }, "couldn't answer a request for a page");
    return send(c, messagePage('Something went wrong', `Please try again in a minute (${id}).`), {
      status: 500,
    });
  });
  return app;
}
