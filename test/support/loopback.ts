import { Client, type ClientOptions } from 'discord.js';
import { onTestFinished } from 'vitest';
import type { LoopbackDiscord, LoopbackOptions } from '../../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../../src/loopback/loopback.ts';
import { PATIENCE_MS } from './patience.ts';

/** A loopback Discord that is closed after the test. By default with the real clock and the reading group. */
export async function startLoopback(options: Partial<LoopbackOptions> = {}): Promise<LoopbackDiscord> {
  const discord = await createLoopbackDiscord({
    clock: () => new Date(),
    answerWithinMs: PATIENCE_MS,
    ...options,
  });
  onTestFinished(() => discord.close());
  return discord;
}

/** A real discord.js client logged in to the loopback and ready; destroyed after the test. */
export async function connectClient(
  discord: LoopbackDiscord,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [],
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
  });
  onTestFinished(() => client.destroy());
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  return ready;
}
