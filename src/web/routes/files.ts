import type { Hono } from 'hono';
import type { WebEnv } from '../site/web-env.ts';
import type { Assets } from './assets.ts';

/** Searches are for people: crawlers that follow every link would never stop. */
const ROBOTS = 'User-agent: *\nDisallow: /search\nDisallow: /suggest\n';

/** Styles, scripts, icon and robots.txt. */
export function addFiles(app: Hono<WebEnv>, assets: Assets): void {
  app.get('/robots.txt', (c) => c.text(ROBOTS, 200, { 'cache-control': 'public, max-age=86400' }));
  app.get('/:file{[a-z]+\\.(?:css|js|svg)}', (c) => {
    const asset = assets.find(c.req.param('file'));
    if (asset === undefined) return c.notFound();
    const isVersioned = c.req.query('v') !== undefined;
    return c.body(asset.body, 200, {
      'content-type': asset.type,
      'cache-control': isVersioned ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    });
  });
}
