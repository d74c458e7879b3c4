import type { Hono } from 'hono';
import { readSpan, spanOf } from '../../archive/span.ts';
import { WINDOWS } from '../../trending/score.ts';
import { readPage } from '../guard/parameters.ts';
import { messagePage } from '../pages/message-page.ts';
import { newestPage } from '../pages/newest-page.ts';
import { spanPage, spanPath } from '../pages/span-page.ts';
import { subscribeBox } from '../pages/subscribe-box.ts';
import type { WebContext, WebEnv } from '../site/web-env.ts';
import type { WebParts } from '../site/web-parts.ts';
import type { SendPage } from './page.ts';

/** The newest day, and every other day, week and month. */
export function addSpans(app: Hono<WebEnv>, parts: WebParts, send: SendPage): void {
  const { archive, trending, site } = parts;

  async function frontPage(c: WebContext) {
    const page = readPage(c.req.query('page'));
    const before = subscribeBox(site(), parts.mail !== undefined);
    const newest = archive.newest();
    if (newest === undefined) {
      const outcome = await trending.rank({ window: 'day' });
      return send(c, newestPage({ outcome, page, before }, site()));
    }
    const span = spanOf('day', newest);
    return send(c, spanPage({ archive: await archive.page(span), page, path: '/', before }, site()));
  }

  app.get('/', frontPage);
  for (const window of WINDOWS) {
    app.get(`/${window}/:name`, async (c) => {
      const span = readSpan(window, c.req.param('name'));
      if (span === undefined) {
        const like = { day: '2026-08-20', week: '2026-W34', month: '2026-08' }[window];
        return send(c, messagePage(`There's no such ${window}`, `Try one like ${like}.`), { status: 404 });
      }
      const page = readPage(c.req.query('page'));
      const found = await archive.page(span);
      const view = { archive: found, page, path: spanPath(span) };
      return send(c, spanPage(view, site()), { status: found.entries.length === 0 ? 404 : 200 });
    });
    app.get(`/${window}`, (c) => {
      const newest = archive.newest();
      const to = newest === undefined ? '/' : spanPath(spanOf(window, newest));
      return c.redirect(site().href(to), 302);
    });
  }
}
