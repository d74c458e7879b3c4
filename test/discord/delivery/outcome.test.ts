import { DiscordAPIError, HTTPError, RateLimitError, REST } from 'discord.js';
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
  it('is blamed on the network if nobody answers, hangs up or takes too long', async () => {
    const discord = await startLoopback();
    discord.faults.add({ dropSocket: true });
    expect(outcomeOf(await errorOf(discord.apiUrl))).toEqual(unreachable);
    discord.faults.add({ delayMs: 2000 });
    expect(outcomeOf(await errorOf(discord.apiUrl, 50))).toEqual(unreachable);
    await discord.close();
    expect(outcomeOf(await errorOf(discord.apiUrl))).toEqual(unreachable);
  });

  it('is blamed on the program if its own code threw', () => {
    expect(outcomeOf(new TypeError('x is undefined')).reason).toEqual({
      kind: 'fault',
      said: 'x is undefined',
    });
  });

  /** As Discord turns a request down. */
  const refused = (status: number, code: number | string, message = 'No') =>
    outcomeOf(
      new DiscordAPIError(
        { code: Number(code), message },
        code,
        status,
        'POST',
        'https://discord.example',
        {},
      ),
    );

  it.each([
    [404, 10_003, { kind: 'gone', reason: { kind: 'gone' } }],
    [404, 10_004, { kind: 'gone', reason: { kind: 'gone' } }],
    [403, 50_001, { kind: 'forbidden', reason: { kind: 'no-access' } }],
    [403, 50_013, { kind: 'forbidden', reason: { kind: 'no-permission' } }],
    [403, 50_007, { kind: 'forbidden', reason: { kind: 'refused', said: 'No' } }],
    [401, 0, { kind: 'later', reason: { kind: 'unauthorised' } }],
    [429, 0, { kind: 'later', reason: { kind: 'outage', status: 429 } }],
    [500, 0, { kind: 'later', reason: { kind: 'outage', status: 500 } }],
    [400, 50_035, { kind: 'rejected', reason: { kind: 'rejected', said: 'No' } }],
    // What is between Discord and the bot turns requests down without a number.
    [400, 'Bad', { kind: 'later', reason: { kind: 'outage', status: 400 } }],
  ])('with status %i and code %s is told apart by what to do next', (status, code, outcome) => {
    expect(refused(status, code)).toEqual(outcome);
  });

  it('quotes no more of Discord’s response than fits in a line', () => {
    const said = 'x'.repeat(2000);
    expect(refused(400, 50_035, said).reason).toEqual({ kind: 'rejected', said: 'x'.repeat(300) });
  });

  it('waits as long as the longest of the limits says', () => {
    const limits = { timeToReset: 100, retryAfter: 300, sublimitTimeout: 200 };
    for (const given of [limits, { ...limits, timeToReset: 400 }, { ...limits, sublimitTimeout: 500 }]) {
      const error = new RateLimitError({
        ...{
          global: false,
          hash: '',
          limit: 1,
          majorParameter: '',
          method: 'GET',
          route: '',
          scope: 'user',
          url: '',
        },
        ...given,
      });
      const waitMs = Math.max(...Object.values(given));
      expect(outcomeOf(error)).toEqual({ kind: 'later', reason: { kind: 'busy' }, waitMs });
    }
  });

  it('names the status of a response that is not Discord’s', () => {
    const error = new HTTPError(502, 'Bad Gateway', 'GET', 'https://discord.example', {});
    expect(outcomeOf(error)).toEqual({ kind: 'later', reason: { kind: 'outage', status: 502 } });
  });
});
