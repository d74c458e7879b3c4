import { createGzip } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpClient } from '../../../src/catalog/http/client.ts';
import { PROJECT_URL } from '../../../src/catalog/http/project.ts';
import {
  answer,
  inOrder,
  type SourceServer,
  sleepyMachine,
  startSourceServer,
} from '../../support/source-server.ts';

let server: SourceServer;
let machine: ReturnType<typeof sleepyMachine>;
beforeEach(async () => {
  server = await startSourceServer(answer(200, '"good"'));
  machine = sleepyMachine();
});
afterEach(() => server.close());

const client = (manners = {}) => createHttpClient(machine.parts, manners);
const json = (text: string): unknown => JSON.parse(text);
const get = (manners = {}) => client(manners).get(`${server.address}/x`, json);

describe('an HTTP client', () => {
  it('says who asks', async () => {
    expect((await get()).value).toBe('good');
    expect(server.headers[0]?.['user-agent']).toContain(PROJECT_URL);
  });

  it('waits as long as Retry-After says', async () => {
    server.handle = inOrder(answer(429, '', { 'retry-after': '7' }), answer(200, '"good"'));
    expect((await get()).value).toBe('good');
    expect(machine.slept).toEqual([7_000]);
  });

  it('waits until the time that Retry-After names', async () => {
    const then = new Date(machine.parts.clock().getTime() + 20_000).toUTCString();
    server.handle = inOrder(answer(503, '', { 'retry-after': then }), answer(200, '"good"'));
    await get();
    expect(machine.slept).toEqual([20_000]);
  });

  it('waits for the t of RateLimit after a 429', async () => {
    server.handle = inOrder(answer(429, '', { ratelimit: '"api";r=0;t=42' }), answer(200, '"good"'));
    await get();
    expect(machine.slept).toEqual([42_000]);
  });

  it('makes no request while none of the quota is left', async () => {
    const one = client();
    server.handle = answer(200, '"good"', { ratelimit: '"api";r=0;t=30' });
    await one.get(`${server.address}/1`, json);
    expect(machine.slept).toEqual([]);
    await one.get(`${server.address}/2`, json);
    expect(machine.slept).toEqual([30_000]);
  });

  it('gives up for now rather than wait an hour', async () => {
    server.handle = answer(429, '', { 'retry-after': '3600' });
    await expect(get()).rejects.toThrow(/127\.0\.0\.1:\d+ asks to wait 60 minutes\./);
    expect(server.asked).toHaveLength(1);
  });

  it('also gives up for now if the quota will be empty for an hour', async () => {
    const one = client();
    server.handle = answer(200, '"good"', { ratelimit: '"api";r=0;t=3600' });
    await one.get(`${server.address}/1`, json);
    await expect(one.get(`${server.address}/2`, json)).rejects.toThrow('asks to wait 60 minutes.');
    expect(machine.slept).toEqual([]);
    expect(server.asked).toEqual(['/1']);
  });

  it.each([500, 502, 503, 504, 408])('retries after %d, with growing delays', async (status) => {
    server.handle = inOrder(answer(status, 'no'), answer(status, 'no'), answer(200, '"good"'));
    expect((await get()).value).toBe('good');
    expect(machine.slept).toEqual([750, 1_500]);
  });

  it('retries after half a JSON, or a web page in its place', async () => {
    server.handle = inOrder(
      answer(200, '{"half":'),
      answer(200, '<!doctype html><p>Sorry'),
      answer(200, '"good"'),
    );
    expect((await get()).value).toBe('good');
    expect(server.asked).toHaveLength(3);
  });

  it('retries when the connection breaks midway', async () => {
    const broken = inOrder(
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('"go');
        setImmediate(() => response.destroy());
      },
      answer(200, '"good"'),
    );
    server.handle = broken;
    expect((await get()).value).toBe('good');
  });

  it('does not wait forever for a response, or for the rest of one', async () => {
    server.handle = inOrder(
      () => {},
      (_, response) => response.writeHead(200).write('"go'),
      answer(200, '"good"'),
    );
    expect((await get({ timeout: 1000 })).value).toBe('good');
    server.handle = () => {};
    await expect(get({ timeout: 50, retries: 1 })).rejects.toThrow('did not answer in time.');
  });

  it('says what went wrong in the end', async () => {
    server.handle = answer(500, 'no');
    await expect(get({ retries: 2 })).rejects.toThrow(/answered 500 \(it is in trouble\)/);
    expect(server.asked).toHaveLength(3);
    server.handle = answer(200, '<html>');
    await expect(get({ retries: 0 })).rejects.toThrow('could not be read');
    server.handle = answer(200, '{"papers":{}}');
    const schema = z.object({ papers: z.array(z.string()) });
    const parsed = client({ retries: 0 }).get(`${server.address}/x`, (text) =>
      schema.parse(JSON.parse(text)),
    );
    await expect(parsed).rejects.toThrow(
      /^127\.0\.0\.1:\d+ could not be read: invalid input: expected array, received object at papers\.$/,
    );
    await server.close();
    await expect(get({ retries: 0 })).rejects.toThrow(/could not be read: fetch failed: /);
  });

  it('does not retry if the answer would be the same', async () => {
    server.handle = answer(404, 'no');
    await expect(get()).rejects.toMatchObject({ status: 404 });
    expect(server.asked).toHaveLength(1);
  });

  it('is not resent an unchanged response', async () => {
    server.handle = (request, response) => {
      const isKnown = request.headers['if-none-match'] === '"v1"';
      response.writeHead(isKnown ? 304 : 200, { etag: '"v1"', link: '<x>; rel="next"' });
      response.end(isKnown ? undefined : '"good"');
    };
    const one = client();
    await one.get(`${server.address}/x`, json);
    const again = await one.get(`${server.address}/x`, json);
    expect(again.value).toBe('good');
    expect(again.headers.get('link')).toBe('<x>; rel="next"');
    expect(server.headers.map((headers) => headers['if-none-match'])).toEqual([undefined, '"v1"']);
  });

  it('is not resent an unchanged response that has only a date either', async () => {
    const date = 'Fri, 20 Nov 2026 05:00:00 GMT';
    server.handle = (request, response) => {
      const isKnown = request.headers['if-modified-since'] === date;
      response.writeHead(isKnown ? 304 : 200, { 'last-modified': date });
      response.end(isKnown ? undefined : '"good"');
    };
    const one = client();
    await one.get(`${server.address}/x`, json);
    expect((await one.get(`${server.address}/x`, json)).value).toBe('good');
    expect(server.headers[1]?.['if-modified-since']).toBe(date);
  });

  it('makes one request at a time, with the interval between two', async () => {
    let open = 0;
    let most = 0;
    server.handle = (_, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open -= 1;
        response.end('"good"');
      }, 10);
    };
    const one = client({ interval: 3_000 });
    await Promise.all([1, 2, 3].map((n) => one.get(`${server.address}/${n}`, json)));
    expect(most).toBe(1);
    expect(machine.slept).toEqual([3_000, 3_000]);
  });

  it('continues after a failure', async () => {
    const one = client({ retries: 0 });
    server.handle = inOrder(answer(404, ''), answer(200, '"good"'));
    const [first, second] = await Promise.allSettled(
      [1, 2].map((n) => one.get(`${server.address}/${n}`, json)),
    );
    expect(first?.status).toBe('rejected');
    expect(second?.status).toBe('fulfilled');
  });

  it.each([
    ['RateLimit', 200, { ratelimit: '"api";r=0;t=999999999' }],
    ['Retry-After', 429, { 'retry-after': '999999999' }],
  ])('is not silenced for more than six hours by a %s of 31 years', async (_, status, headers) => {
    const one = client();
    server.handle = answer(status, '"good"', headers);
    await one.get(`${server.address}/1`, json).catch(() => {});
    await expect(one.get(`${server.address}/2`, json)).rejects.toThrow('asks to wait 6 hours.');
    expect(server.asked).toHaveLength(1);
    machine.set('2026-08-20T21:00:01Z');
    server.handle = answer(200, '"good"');
    expect((await one.get(`${server.address}/3`, json)).value).toBe('good');
  });

  it('waits no longer because the clock was set back', async () => {
    const one = client();
    server.handle = answer(200, '"good"', { ratelimit: '"api";r=0;t=30' });
    await one.get(`${server.address}/1`, json);
    machine.set('2026-08-19T15:00:00Z');
    await one.get(`${server.address}/2`, json);
    expect(machine.slept).toEqual([30_000]);
  });

  it('stops reading a response that decompresses to far too much', async () => {
    server.handle = (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      // Endless: only a reader that counts as it reads will ever stop.
      const unfolding = createGzip({ level: 1 });
      unfolding.pipe(response);
      const megabyte = Buffer.alloc(1024 * 1024, ' ');
      const more = () => {
        if (!response.destroyed) unfolding.write(megabyte, more);
      };
      more();
    };
    await expect(get()).rejects.toThrow('sent more than 8 MB.');
    expect(server.asked).toHaveLength(1);
  });
});
