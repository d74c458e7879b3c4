import { Routes } from 'discord.js';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { createClient } from '../../../src/discord/gateway/client.ts';
import { startLoopback } from '../../support/loopback.ts';
import { silent } from '../../support/stores.ts';

afterEach(() => void vi.useRealTimers());

it('the client forgets within minutes what it kept for answering an interaction', async () => {
  const discord = await startLoopback();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const client = createClient({ apiUrl: discord.apiUrl, shards: 1 }, silent);
  onTestFinished(() => client.destroy());
  const path = Routes.webhook(discord.world.applicationId, 'a-token-that-was-used');
  await client.rest
    .setToken(discord.token)
    .post(path, { body: {} })
    .catch(() => {});
  expect(client.rest.handlers.size).toBe(1);
  vi.advanceTimersByTime(5 * 60_000);
  expect(client.rest.handlers.size).toBe(0);
});

it('the client reports invalid requests every five hundred, and holds no replies back', () => {
  const client = createClient({ apiUrl: 'http://127.0.0.1:1', shards: 1 }, silent);
  onTestFinished(() => client.destroy());
  expect(client.rest.options).toMatchObject({
    invalidRequestWarningInterval: 500,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
});
