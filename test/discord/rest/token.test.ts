import { Routes } from 'discord.js';
import { expect, it } from 'vitest';
import { createBulkRest } from '../../../src/discord/rest/bulk-rest.ts';
import { createPacer } from '../../../src/discord/rest/pacer.ts';
import { BAD_TOKEN, whenTokenInvalid } from '../../../src/discord/rest/token.ts';
import type { Fault } from '../../../src/loopback/rest/faults.ts';
import { openDesk } from '../../support/desk.ts';
import { startLoopback } from '../../support/loopback.ts';

const posts = /^\/channels\/\d+\/messages$/;

async function watched() {
  const discord = await startLoopback();
  const pacer = createPacer({ perSecond: 1000 });
  const { rest } = createBulkRest({ apiUrl: discord.apiUrl, token: discord.token, pacer });
  let pauses = 0;
  let said: string | undefined;
  const sleep = async () => {
    pauses += 1;
  };
  void whenTokenInvalid(rest, sleep).then((sentence) => {
    said = sentence;
  });
  return { discord, ask: () => rest.get(Routes.user('@me')), pauses: () => pauses, said: () => said };
}

it('delivers the digest a little later when Discord answers one request with 401', async () => {
  const desk = await openDesk();
  await desk.subscribe('papers');
  desk.discord.faults.add({ method: 'POST', path: posts, status: 401 });
  desk.at('2026-11-20T08:00:00Z');
  await desk.tick();
  expect(desk.discord.messages('papers')).toHaveLength(0);
  desk.at('2026-11-20T08:30:00Z');
  await desk.tick();
  expect(desk.discord.messages('papers')).toHaveLength(1);
});

it('considers a token rejected only after three more checks', async () => {
  const { discord, ask, pauses, said } = await watched();
  discord.faults.add({ status: 401, times: 4 });
  await expect(ask()).rejects.toThrow();
  await expect.poll(said).toBe(BAD_TOKEN);
  expect(pauses()).toBe(3);
  expect(discord.requests.all()).toHaveLength(4);
});

it.each<[string, ...Fault[]]>([
  ['accepts it again', { status: 401, times: 2 }],
  ['is in trouble', { status: 401, times: 2 }, { status: 503 }],
])('takes a token for good when Discord %s', async (_, ...faults) => {
  const { discord, ask, pauses, said } = await watched();
  for (const fault of faults) discord.faults.add(fault);
  await expect(ask()).rejects.toThrow();
  await expect.poll(pauses).toBe(2);
  await expect(ask()).resolves.toMatchObject({ id: discord.world.bot.id });
  expect(said()).toBeUndefined();
});
