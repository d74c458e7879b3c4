import { describe, expect, it } from 'vitest';
import { connectClient, startLoopback } from '../../support/loopback.ts';

async function start(rateLimits?: {
  globalPerSecond?: number;
  perRoute?: { limit: number; windowMs: number };
}) {
  const discord = await startLoopback(rateLimits === undefined ? {} : { rateLimits });
  const { rest } = await connectClient(discord, { rest: { retries: 1, globalRequestsPerSecond: 1e6 } });
  const channel = discord.world.channel('papers').id;
  const send = (content: string) => rest.post(`/channels/${channel}/messages`, { body: { content } });
  const contents = () => discord.messages('papers').map((message) => message.content);
  return { discord, send, contents };
}

describe('a fault', () => {
  it('of 429 makes discord.js wait as long as it says', async () => {
    const { discord, send, contents } = await start();
    const fault = discord.faults.add({ method: 'POST', path: /messages$/, status: 429, retryAfter: 0.2 });
    const began = performance.now();
    await send('after the wait');
    expect(performance.now() - began).toBeGreaterThan(190);
    expect(fault.met).toBe(1);
    expect(contents()).toEqual(['after the wait']);
    expect(discord.requests.count(429)).toBe(1);
  });

  it('of 500 is retried, and given up if it persists', async () => {
    const { discord, send, contents } = await start();
    discord.faults.add({ path: /messages$/, status: 503 });
    await send('second try');
    expect(contents()).toEqual(['second try']);
    discord.faults.add({ path: /messages$/, status: 503, times: 2 });
    await expect(send('never')).rejects.toMatchObject({ status: 503 });
    expect(contents()).toEqual(['second try']);
  });

  it('after handling loses the response but not the message: the retry makes a second one', async () => {
    const { discord, send, contents } = await start();
    discord.faults.add({ path: /messages$/, status: 502, afterHandling: true });
    await send('twice');
    expect(contents()).toEqual(['twice', 'twice']);
  });

  it('can drop the socket before or after the message is created', async () => {
    const { discord, send, contents } = await start();
    discord.faults.add({ path: /messages$/, dropSocket: true });
    await expect(send('lost')).rejects.toThrow();
    expect(contents()).toEqual([]);
    discord.faults.add({ path: /messages$/, dropSocket: true, afterHandling: true });
    await expect(send('kept')).rejects.toThrow();
    expect(contents()).toEqual(['kept']);
  });

  it('can let some requests pass first, and hold one until it is cleared', async () => {
    const { discord, send, contents } = await start();
    discord.faults.add({ path: /messages$/, after: 1, delayMs: 60_000 });
    await send('passes');
    const held = send('is held');
    await expect.poll(() => discord.requests.all({ path: /messages$/ })).toHaveLength(2);
    expect(contents()).toEqual(['passes']);
    discord.faults.clear();
    await held;
    expect(contents()).toEqual(['passes', 'is held']);
  });
});

describe('a bot that dies', () => {
  it('in the middle of a request leaves a message, and the loopback keeps running', async () => {
    const { discord, send, contents } = await start();
    discord.faults.add({ path: /messages$/, delayMs: 60_000, afterHandling: true });
    const dying = new AbortController();
    const cut = fetch(`${discord.apiUrl}/v10/channels/${discord.world.channel('papers').id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'last words' }),
      signal: dying.signal,
    });
    await expect.poll(contents).toEqual(['last words']);
    dying.abort();
    await expect(cut).rejects.toThrow();
    discord.faults.clear();
    await send('the next one');
    expect(contents()).toEqual(['last words', 'the next one']);
  });
});

describe('rate limits', () => {
  it('allow a set number of requests per second over all routes', async () => {
    const { discord, send } = await start({ globalPerSecond: 5 });
    const began = performance.now();
    await Promise.all(Array.from({ length: 12 }, (_, at) => send(`${at}`)));
    expect(performance.now() - began).toBeGreaterThan(900);
    expect(discord.requests.count(429)).toBeGreaterThan(0);
    expect(discord.messages('papers')).toHaveLength(12);
  });

  it('tell discord.js about a bucket, so that it never runs into a 429', async () => {
    const { discord, send } = await start({ perRoute: { limit: 3, windowMs: 300 } });
    for (let at = 0; at < 7; at += 1) await send(`${at}`);
    expect(discord.requests.count(429)).toBe(0);
    expect(discord.messages('papers')).toHaveLength(7);
  });
});
