import { REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../src/discord/delivery/outcome.ts';
import { startLoopback } from '../../support/loopback.ts';

/** The error of a request to an address. */
async function errorOf(api: string, timeout = 15_000): Promise<unknown> {
  return new REST({ api, timeout, retries: 0 })
    .setToken('x.y.z')
    .get('/users/@me')
    .then(
      () => undefined,
      (error: unknown) => error,
    );
}

const unreachable = {
  kind: 'later',
  reason: { kind: 'unreachable', said: expect.stringMatching(/./) },
};

describe('a request that failed', () => {
  it('is put down to the network where nobody answers, hangs up or takes too long', async () => {
    const discord = await startLoopback();
    discord.faults.add({ dropSocket: true });
    expect(outcomeOf(await errorOf(discord.apiUrl))).toEqual(unreachable);
    discord.faults.add({ delayMs: 2000 });
    expect(outcomeOf(await errorOf(discord.apiUrl, 50))).toEqual(unreachable);
    await discord.close();
    expect(outcomeOf(await errorOf(discord.apiUrl))).toEqual(unreachable);
  });

  it('is put down to the program where its own code threw', () => {
    expect(outcomeOf(new TypeError('x is undefined')).reason).toEqual({
      kind: 'fault',
      said: 'x is undefined',
    });
  });
});
