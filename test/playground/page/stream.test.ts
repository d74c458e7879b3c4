import { Routes } from 'discord-api-types/v10';
import { Hono } from 'hono';
import { expect, it, onTestFinished } from 'vitest';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { newsOfDay } from '../../../src/playground/page/day-news.ts';
import { createStream } from '../../../src/playground/page/stream.ts';
import { namesOf } from '../../../src/playground/page/views/message.ts';
import { connectClient, startLoopback } from '../../support/loopback.ts';

/** What a page hears when it speaks as somebody, up to the mail that `all` sends. */
async function listen(discord: LoopbackDiscord, as: string) {
  const stream = createStream(discord, namesOf(discord), () => undefined);
  onTestFinished(() => stream.close());
  const app = new Hono().get('/events', (c) => stream.join(c, discord.world.person(as).id));
  const reader = (await app.request('/events')).body?.getReader();
  const decoder = new TextDecoder();
  const read = async () => decoder.decode((await reader?.read())?.value);
  const begin = await read();
  return {
    begin,
    stream,
    isOver: async () => (await reader?.read())?.done,
    async all(): Promise<unknown[]> {
      stream.tell({ kind: 'mail', to: 'ada@example.org', subject: 's' });
      let told = '';
      while (!told.includes('"kind":"mail"')) told += await read();
      return [...told.matchAll(/^data: (.*)$/gm)]
        .map(([, data = '']): unknown => JSON.parse(data))
        .slice(0, -1);
    },
  };
}

it('tells pages what their speakers can see until it is closed', async () => {
  const discord = await startLoopback();
  const { world } = discord;
  const [ada, bela] = [await listen(discord, 'ada'), await listen(discord, 'bela')];
  expect(ada.begin).toBe('retry: 1000\n\n');
  world.deny('off-topic', 'bela', ['ViewChannel']);
  const scene = { kind: 'scene' };
  expect([await ada.all(), await bela.all()]).toEqual([[scene], [scene]]);
  const hidden = discord.say({ as: 'ada', channel: 'off-topic', content: 'not for Béla' });
  const dm = world.dm('ada');
  const personal = discord.say({ as: 'ada', channel: dm, content: 'for the bot' });
  const said = discord.say({ as: 'ada', channel: 'papers', content: 'for all' });
  const told = ({ id }: { id: string }) => ({ kind: 'message', message: expect.objectContaining({ id }) });
  expect(await ada.all()).toEqual([told(hidden), scene, told(personal), told(said)]);
  expect(await bela.all()).toEqual([scene, told(said)]);
  const { rest } = await connectClient(discord);
  expect(await ada.all()).toContainEqual(scene);
  await bela.all();
  await rest.put(Routes.channelMessagesPin(said.channel_id, said.id));
  await ada.all();
  await bela.all();
  const notice = discord.messages('papers').at(-1);
  await rest.delete(Routes.channelMessage(said.channel_id, notice?.id ?? ''));
  const gone = { kind: 'gone', channelId: said.channel_id, id: notice?.id };
  expect([await ada.all(), await bela.all()]).toEqual([[gone], [gone]]);
  const nowhere = world.channel('off-topic').id;
  for (const channel of [said.channel_id, nowhere])
    await expect(rest.post(Routes.channelMessages(channel), { body: {} })).rejects.toThrow();
  const rejected = (channelId: string) => ({
    kind: 'rejected',
    channelId,
    reason: expect.stringMatching(/^400 .+ \(50006\)\./),
  });
  expect(await bela.all()).toEqual([rejected(said.channel_id)]);
  expect(await ada.all()).toEqual([rejected(said.channel_id), rejected(nowhere)]);
  ada.stream.close();
  expect(await ada.isOver()).toBe(true);
});

it('tells only the person answered why Discord rejected an answer', async () => {
  const discord = await startLoopback();
  const client = await connectClient(discord);
  await client.application.commands.create({ name: 'search', description: 'Find' });
  client.on('interactionCreate', (interaction) => {
    if (interaction.isChatInputCommand())
      void interaction.reply({ content: 'x'.repeat(2001) }).catch(() => {});
  });
  const [ada, bela] = [await listen(discord, 'ada'), await listen(discord, 'bela')];
  const asked = await discord.command({ as: 'ada', channel: 'papers', name: 'search' });
  await expect.poll(() => discord.requests.all({ path: /callback/ }).length).toBe(1);
  expect(await bela.all()).toEqual([]);
  expect(await ada.all()).toEqual([
    {
      kind: 'rejected',
      channelId: discord.world.channel('papers').id,
      reason: '400 Invalid Form Body (50035). data.content: Must be 2000 or fewer in length.',
    },
  ]);
  expect(asked.personId).toBe(discord.world.person('ada').id);
});

it('counts what a day brought: papers, mails, and messages that everyone can read', async () => {
  const discord = await startLoopback();
  const papers = discord.world.channel('papers').id;
  let newest = 7;
  const news = await newsOfDay(
    discord,
    () => newest,
    async () => {
      for (let i = 0; i < 2; i++) discord.say({ as: 'ada', channel: 'papers', content: 'x' });
      newest += 3;
      return 12;
    },
  );
  expect(news).toEqual({ papers: 12, messages: { [papers]: 2 }, mails: 3 });
  await expect(
    newsOfDay(
      discord,
      () => 0,
      () => Promise.reject(new Error('no day')),
    ),
  ).rejects.toThrow('no day');
});
