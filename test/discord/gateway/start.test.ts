import { once } from 'node:events';
import { SlashCommandBuilder } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { startBot } from '../../../src/discord/gateway/bot.ts';
import type { Command } from '../../../src/discord/interactions/command.ts';
import { whisper } from '../../../src/discord/interactions/reply.ts';
import type { Services } from '../../../src/discord/interactions/services.ts';
import { createLog } from '../../../src/log.ts';
import { message, textDisplay } from '../../../src/view/message.ts';
import { startLoopback } from '../../support/loopback.ts';
import { textOf } from '../../support/read-message.ts';
import { answer, type Handler, startSourceServer } from '../../support/source-server.ts';

const commands = new Map<string, Command>([
  [
    'try',
    {
      data: new SlashCommandBuilder().setName('try').setDescription('x'),
      run: () => {
        throw new Error('nothing is asked');
      },
    },
  ],
]);

async function start(apiUrl: string, token: string) {
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const services = () => {
    throw new Error('nothing is asked');
  };
  const connection = { apiUrl, shards: 1 };
  const parts = { connection, token, commands, services, log, reference: () => 'x', registerAgainMs: 50 };
  const bot = await startBot(parts);
  onTestFinished(() => bot.stop());
  return lines;
}

it('starts once and serves even while Discord rejects the commands, and registers them once it accepts', async () => {
  const discord = await startLoopback();
  const list = { method: 'GET', path: /^\/applications\/\d+\/commands$/ };
  const fault = discord.faults.add({ ...list, status: 500, times: 10 });
  const lines = await start(discord.apiUrl, discord.token);
  expect(discord.commands()).toEqual([]);
  await expect.poll(() => discord.commands().map(({ name }) => name)).toEqual(['try']);
  expect(fault.met).toBe(10);
  expect(discord.gateway.identified).toBe(1);
  expect(lines.join()).toContain("couldn't register the commands; the earlier ones still work");
});

it('accepts nothing new once told to stop, and finishes the answers in progress', async () => {
  const discord = await startLoopback();
  const log = createLog({ level: 'silent', destination: { write: () => {} } });
  let goOn = (): void => {};
  const thought = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let asked = 0;
  const data = new SlashCommandBuilder().setName('ponder').setDescription('x');
  async function run() {
    asked += 1;
    await thought;
    return whisper(message([textDisplay('Thought enough.')]));
  }
  const bot = await startBot({
    connection: { apiUrl: discord.apiUrl, shards: 1 },
    token: discord.token,
    commands: new Map<string, Command>([['ponder', { data, run }]]),
    services: () => ({}) as Services,
    log,
    reference: () => 'x',
  });
  const ask = { as: 'ada', channel: 'papers', name: 'ponder' };
  const first = await discord.command(ask);
  await expect.poll(() => asked).toBe(1);
  const stopped = bot.stop();
  const heard = once(bot.client, 'interactionCreate');
  await discord.command(ask);
  await heard;
  goOn();
  await stopped;
  expect([asked, textOf(await first.finished())]).toEqual([1, 'Thought enough.']);
});

it('says that it is waiting if Discord asks it to at startup', async () => {
  const discord = await startLoopback();
  discord.faults.add({ path: /^\/gateway\/bot$/, status: 429, retryAfter: 0.2 });
  expect((await start(discord.apiUrl, discord.token)).join()).toMatch(
    /Discord asked for a pause of \d seconds/,
  );
});

it.each<[string, Handler]>([
  ['a page', answer(200, '<!doctype html><p>Please log in', { 'content-type': 'text/html' })],
  ['nothing', answer(200, '', { 'content-type': 'text/html' })],
  ['an empty object', answer(200, '{}', { 'content-type': 'application/json' })],
  ['half a JSON', answer(200, '{"url":', { 'content-type': 'application/json' })],
  ['a page that forbids', answer(403, '<p>Blocked', { 'content-type': 'text/html' })],
])('says that something else answers in place of Discord when it is %s', async (_, handle) => {
  const server = await startSourceServer(handle);
  onTestFinished(() => server.close());
  await expect(start(server.address, 'x.y.z')).rejects.toThrow(
    "Something other than Discord answered, perhaps a proxy or a network's login page. Check the network and DISCORD_API_URL, then start again.",
  );
});

it('says that Discord is in trouble', async () => {
  const discord = await startLoopback();
  discord.faults.add({ path: /^\/gateway\/bot$/, status: 503, times: 10 });
  await expect(start(discord.apiUrl, discord.token)).rejects.toThrow(
    'Discord is having problems (503). Check https://discordstatus.com and start again later.',
  );
});
