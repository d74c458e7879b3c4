import { Hono } from 'hono';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { addHealth } from '../../src/web/routes/health.ts';
import type { WebEnv } from '../../src/web/site/web-env.ts';
import { serve, webContent } from '../support/web.ts';

const never = () => new Promise<boolean>(() => {});

describe('the health check', () => {
  it('is fine while the process lives, whatever else fails', async () => {
    const { get } = await serve(webContent([]), { checks: { store: () => false } });
    const answer = await get('/healthz');
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });

  it('is ready when every part is, and otherwise names the part that is not', async () => {
    const ready = await serve(webContent([]), { checks: { store: () => true, discord: async () => true } });
    expect((await ready.get('/readyz')).status).toBe(200);
    const down = async () => {
      throw new Error('secret');
    };
    const { get } = await serve(webContent([]), { checks: { store: down, discord: () => true } });
    const answer = await get('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe('store not ready\ndiscord ok\n');
  });

  it('waits a second for a silent part', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const app = new Hono<WebEnv>();
    addHealth(app, { store: never, discord: () => true });
    const answer = app.request('/readyz');
    let isAnswered = false;
    void Promise.resolve(answer).then(() => {
      isAnswered = true;
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(isAnswered).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await (await answer).text()).toBe('store not ready\ndiscord ok\n');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the metrics on the web side', () => {
  const metrics = {
    token: 'open sesame'.replace(' ', '-'),
    page: async () => ({ type: 'text/plain', text: 'up 1\n' }),
  };

  it('are absent unless a token is set', async () => {
    expect((await (await serve(webContent([]))).get('/metrics')).status).toBe(404);
  });

  it('require the token', async () => {
    const { get } = await serve(webContent([]), { metrics });
    const status = async (authorization: string) =>
      (await get('/metrics', { headers: { authorization } })).status;
    const refused = await get('/metrics');
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await status('Bearer wrong')).toBe(401);
    expect(await status('Basic open-sesame')).toBe(401);
    expect(await status('Bearer open-sesame')).toBe(200);
  });
});
