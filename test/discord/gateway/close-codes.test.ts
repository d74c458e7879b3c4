import { Client, GatewayIntentBits } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { logIn } from '../../../src/discord/gateway/client.ts';
import { whenClosedForGood } from '../../../src/discord/gateway/close-codes.ts';
import { connectClient, startLoopback } from '../../support/loopback.ts';

describe('a bot that Discord shuts out', () => {
  it.each([
    [4004, 'DISCORD_TOKEN'],
    [4010, 'DISCORD_SHARD_IDS'],
    [4011, 'DISCORD_SHARDS=auto'],
    [4012, 'Update Paperboy'],
    [4013, 'ANSWER_MENTIONS=off'],
    [4014, 'ANSWER_MENTIONS=off'],
  ])('with code %i is told what to do: %s', async (code, advice) => {
    const discord = await startLoopback();
    const closed = whenClosedForGood(await connectClient(discord));
    discord.faults.dropGateway({ code });
    expect(await closed).toContain(advice);
  });

  it('while it logs in is told the same', async () => {
    const discord = await startLoopback();
    const client = new Client({
      intents: [GatewayIntentBits.MessageContent],
      rest: { api: discord.apiUrl },
    });
    onTestFinished(() => client.destroy());
    await expect(logIn(client, discord.token, whenClosedForGood(client))).rejects.toThrow(
      'ANSWER_MENTIONS=off',
    );
  });

  it('is not one that only lost its connection', async () => {
    const discord = await startLoopback();
    const closed = whenClosedForGood(await connectClient(discord));
    discord.faults.dropGateway({ code: 4000 });
    await expect.poll(() => discord.gateway.resumed).toBe(1);
    expect(await Promise.race([closed, 'nothing'])).toBe('nothing');
  });
});
