import type { Hono } from 'hono';
import { hasToken } from '../../metrics/serve.ts';
import type { WebEnv } from '../site/web-env.ts';

/** The metrics page, for holders of the token. */
export interface MetricsPage {
  readonly token: string;
  page(): Promise<{ readonly type: string; readonly text: string }>;
}

/** `/metrics` behind a bearer token: a proxy must not publish it by accident. */
export function addMetrics(app: Hono<WebEnv>, { token, page }: MetricsPage): void {
  app.get('/metrics', async (c) => {
    if (!hasToken(c.req.header('authorization'), token)) {
      return c.text('The bearer token is missing or wrong.\n', 401, { 'www-authenticate': 'Bearer' });
    }
    const { text, type } = await page();
    return c.body(text, 200, { 'content-type': type, 'cache-control': 'no-store' });
  });
}
