import { request } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createWebApp, type WebOptions } from '../../src/web/app.ts';
import { createClientAddress, networkOf } from '../../src/web/guard/client-address.ts';
import { createSite } from '../../src/web/site/site.ts';
import { paper } from '../support/papers.ts';
import { silent } from '../support/stores.ts';
import { serve, webContent } from '../support/web.ts';

const content = () => webContent([paper('2401.00001', { listedOn: '2026-08-21' })]);

describe('the web side', () => {
  it('lets nothing run, load or frame but its own', async () => {
    const { headers } = await (await serve(content())).get('/');
    expect(headers.get('content-security-policy')?.split(/; */)).toEqual([
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('answers 304 to a browser that has the page', async () => {
    const { get } = await serve(content());
    const tag = (await get('/')).headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"/);
    expect((await get('/', { headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  it('answers HEAD without a body, and no methods besides GET and POST', async () => {
    const { get } = await serve(content());
    const head = await get('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
      const refused = await get('/', { method });
      expect([refused.status, refused.headers.get('allow'), await refused.text()]).toEqual([
        405,
        'GET, HEAD, POST',
        'Only GET and POST work here.',
      ]);
    }
  });

  it('accepts no long bodies, with a length or without', async () => {
    const { get, url } = await serve(content());
    const long = 'a'.repeat(5000);
    const refused = await get('/', { method: 'POST', body: long });
    expect([refused.status, await refused.text()]).toEqual([413, 'That is too long.']);
    const status = await new Promise((resolve, reject) => {
      const asked = request(url, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } }, (answer) =>
        resolve(answer.statusCode),
      );
      asked.on('error', reject);
      asked.write(long);
      asked.end(long);
    });
    expect(status).toBe(413);
  });

  it('asks a client that asks too often to wait, and nobody else', async () => {
    const { get } = await serve(content(), {
      rates: { pages: { times: 3, seconds: 60 } },
      proxies: ['127.0.0.0/8'],
    });
    const from = (address: string) => get('/', { headers: { 'x-forwarded-for': address } });
    for (let i = 0; i < 3; i++) expect((await from('192.0.2.1')).status).toBe(200);
    const refused = await from('192.0.2.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).toContain('too many requests');
    expect((await from('6.6.6.6, 192.0.2.1')).status).toBe(429);
    expect((await from('192.0.2.2')).status).toBe(200);
  });

  /** Asks without a connection, as one client after another. */
  function direct(options: Partial<WebOptions> = {}) {
    const site = createSite('http://papers.example.org/');
    const app = createWebApp(
      { ...content(), site: () => site, publicUrl: undefined },
      { log: silent, ...options },
    );
    return async (path: string, client = '192.0.2.1') =>
      app.request(path, {}, { incoming: { socket: { remoteAddress: client } } });
  }

  it('takes 120 pages a minute of a client, and 600 requests of any kind', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    // The page that was refused was a request as well.
    const ask = direct();
    for (const [path, most] of [
      ['/confirm', 120],
      ['/robots.txt', 479],
    ] as const) {
      for (let times = 0; times < most; times++) expect((await ask(path)).status).not.toBe(429);
      const refused = await ask(path);
      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('60');
    }
    expect((await ask('/robots.txt', '192.0.2.2')).status).toBe(200);
  });

  it('counts everything that has to be looked for among the pages, and nothing else', async () => {
    const pages = ['/', '/day/x', '/week/x', '/month/x', '/paper/x', '/search', '/feed.atom', '/search.atom'];
    const ask = direct({ rates: { pages: { times: 1, seconds: 60 } } });
    for (const [n, path] of [...pages, '/digest/x', '/subscribe', '/confirm'].entries()) {
      await ask(path, `192.0.2.${n}`);
      expect([path, (await ask(path, `192.0.2.${n}`)).status]).toEqual([path, 429]);
    }
    for (const path of ['/suggest', '/robots.txt', '/healthz', '/nothing']) {
      await ask(path, '198.51.100.1');
      expect([path, (await ask(path, '198.51.100.1')).status]).not.toEqual([path, 429]);
    }
  });

  it('believes nobody who claims to come from elsewhere, unless a setting says so', async () => {
    const { get } = await serve(content(), { rates: { pages: { times: 2, seconds: 60 } } });
    const from = (address: string) => get('/', { headers: { 'x-forwarded-for': address } });
    expect((await from('192.0.2.1')).status).toBe(200);
    expect((await from('192.0.2.2')).status).toBe(200);
    expect((await from('192.0.2.3')).status).toBe(429);
  });

  it('says where it could not listen', async () => {
    const { url } = await serve(content());
    await expect(serve(content(), { port: Number(new URL(url).port) })).rejects.toThrow("can't listen on");
  });

  it('reveals no more about a failure than that there was one', async () => {
    const logged: object[] = [];
    const broken = {
      ...content(),
      current: () => {
        throw new Error('secret detail');
      },
    };
    const { get } = await serve(broken, { log: { error: (context) => void logged.push(context) } });
    const answer = await get('/search?q=a');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(logged).toHaveLength(1);
  });
});

describe('the address of a client', () => {
  const behind = createClientAddress(['10.0.0.0/8', '127.0.0.1', '2001:db8::/32']);

  it.each([
    ['203.0.113.5', '192.0.2.1', '203.0.113.5'],
    ['127.0.0.1', '192.0.2.1', '192.0.2.1'],
    ['127.0.0.1', 'forged, 192.0.2.1, 10.1.2.3', '192.0.2.1'],
    ['::ffff:127.0.0.1', '::ffff:192.0.2.9', '192.0.2.9'],
    ['2001:db8::1', '2001:aaaa::1', '2001:aaaa::1'],
    ['127.0.0.1', 'nonsense', '127.0.0.1'],
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['10.0.0.1', '10.0.0.2', '10.0.0.2'],
  ])('connecting from %s and forwarded for %s is %s', (remote, forwarded, client) => {
    expect(behind(remote, forwarded)).toBe(client);
  });

  it('counts a household as one', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'));
    expect(networkOf('2001:db8::1')).not.toBe(networkOf('2001:db8:0:1::1'));
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
  });
});
