import { Routes } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { LoopbackDiscord } from '../../../../src/loopback/driver.ts';
import { personColor } from '../../../../src/playground/page/views/color.ts';
import { namesOf, viewMessage } from '../../../../src/playground/page/views/message.ts';
import { viewPosts } from '../../../../src/playground/page/views/posts.ts';
import { connectClient, startLoopback } from '../../../support/loopback.ts';

const shown = (discord: LoopbackDiscord, id: string) => {
  const message = discord.message(id);
  if (message === undefined) throw new Error('there is one');
  return viewMessage(message, namesOf(discord), () => 'search');
};
const text = (words: string) => [{ type: 'text', text: words }];
const idSchema = z.object({ id: z.string() });

it('shows the visible parts of a person’s message, and all parts of the bot’s', async () => {
  const discord = await startLoopback();
  const { rest } = await connectClient(discord);
  const channel = discord.world.channel('papers').id;
  const ada = discord.world.person('ada');
  const said = discord.say({ as: 'ada', channel: 'papers', content: 'hello' });
  const plain = {
    id: said.id,
    channelId: channel,
    author: { id: ada.id, name: 'Ada', bot: false, color: personColor('ada') },
    at: said.timestamp,
    edited: false,
    pinned: false,
    published: false,
    private: false,
    thinking: false,
    text: text('hello'),
    embeds: [],
    files: [],
    blocks: [],
  };
  expect(shown(discord, said.id)).toEqual(plain);
  await rest.put(Routes.channelMessagesPin(channel, said.id));
  expect(shown(discord, said.id)).toEqual({ ...plain, pinned: true });
  const notice = discord.messages('papers').at(-1);
  expect(shown(discord, notice?.id ?? '').text).toEqual(text('Bot pinned a message to this channel.'));

  const picture = { url: 'https://example.org/a.png' };
  const embed = {
    title: 't',
    url: 'https://example.org/',
    description: 'd',
    color: 0xff,
    author: { name: 'a' },
    footer: { text: 'f' },
    fields: [
      { name: 'n', value: 'v' },
      { name: 'n', value: 'v', inline: true },
    ],
    image: picture,
  };
  const field = { name: text('n'), value: text('v') };
  const embeds = [embed, { title: 't', thumbnail: picture }, { description: 'd' }];
  const posted = idSchema.parse(
    await rest.post(Routes.channelMessages(channel), {
      body: { embeds },
      files: [{ name: 'a.bib', data: Buffer.from('@book{a}') }],
    }),
  );
  const view = shown(discord, posted.id);
  expect(view).toMatchObject({ author: { name: 'Bot', bot: true }, text: [], edited: false });
  expect(view.embeds).toEqual([
    {
      fields: [
        { ...field, inline: false },
        { ...field, inline: true },
      ],
      color: '#0000ff',
      author: 'a',
      title: text('t'),
      url: 'https://example.org/',
      description: text('d'),
      footer: 'f',
      image: { type: 'image', alt: '', spoiler: false },
    },
    { fields: [], title: text('t'), image: { type: 'image', alt: '', spoiler: false } },
    { fields: [], description: text('d') },
  ]);
  expect(view.files).toEqual([{ name: 'a.bib', size: 8, path: expect.stringMatching(/^\/api\/file\/\d+$/) }]);
  expect(view).not.toHaveProperty('used');
  await rest.patch(Routes.channelMessage(channel, posted.id), { body: { content: 'now' } });
  expect(shown(discord, posted.id)).toMatchObject({ edited: true, text: text('now') });
});

it('shows above an answer who used which command, and who alone sees it', async () => {
  const discord = await startLoopback();
  const client = await connectClient(discord);
  await client.application.commands.set([
    { name: 'search', description: 'Find' },
    { name: 'search', type: 3 },
  ]);
  client.on('interactionCreate', (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply({ content: 'found', flags: 64 });
    else if (interaction.isMessageContextMenuCommand()) void interaction.deferReply();
  });
  const asked = await discord.command({ as: 'ada', channel: 'papers', name: 'search' });
  const answer = await asked.finished();
  const used = { id: asked.id, by: 'Ada', color: personColor('ada') };
  expect(shown(discord, answer.id)).toMatchObject({
    private: true,
    thinking: false,
    used: { ...used, command: '/search' },
  });
  const target = discord.say({ as: 'ada', channel: 'papers', content: 'x' });
  const menu = await discord.messageCommand({
    as: 'ada',
    channel: 'papers',
    name: 'search',
    target: target.id,
  });
  await menu.answer;
  const waiting = discord.messages('papers').at(-1);
  expect(shown(discord, waiting?.id ?? '')).toMatchObject({
    private: false,
    thinking: true,
    used: { ...used, id: menu.id, command: 'search' },
  });
  const message = discord.message(answer.id);
  if (message === undefined) throw new Error('there is one');
  expect(viewMessage(message, namesOf(discord), () => undefined)).not.toHaveProperty('used');
});

it('finds the world’s names, and offers channels and roles from servers', async () => {
  const discord = await startLoopback();
  const { world } = discord;
  world.dm('ada');
  const { text: parse, people, roles, channels } = namesOf(discord);
  const [ada, role, channel] = [
    world.person('ada').id,
    world.role('Reading Group', 'Moderators').id,
    world.channel('papers').id,
  ];
  const unknown = '175928847299117063';
  const mentions = [`<@${ada}>`, `<@${world.bot.id}>`, `<@&${role}>`, `<#${channel}>`];
  const labels = (marked: readonly string[]) =>
    marked.map((mark) => parse(mark).map((node) => node.type === 'mention' && node.label)[0]);
  expect(labels(mentions)).toEqual(['@Ada', '@Bot', '@Moderators', '#papers']);
  expect(labels([`<@${unknown}>`, `<@&${unknown}>`, `<#${unknown}>`])).toEqual([
    '@unknown-user',
    '@unknown-role',
    '#unknown',
  ]);
  expect(people().map(({ name }) => name)).toEqual(['Ada', 'Béla', 'Chen', 'Maria']);
  expect(roles().map(({ name }) => name)).toEqual(['Bot', 'Moderators', 'Digest readers']);
  expect(channels()).toEqual(
    ['papers', 'off-topic', 'announcements', 'reading-list'].map((name) => {
      const { id, type } = world.channel(name);
      return { id, name, type };
    }),
  );
});

it('lists a forum’s posts by latest activity, each with its tags and beginning', async () => {
  let now = Date.parse('2026-11-20T08:00:00Z');
  const discord = await startLoopback({ clock: () => new Date(now) });
  const { rest } = await connectClient(discord);
  const forum = discord.world.channel('reading-list');
  const tags = (forum.available_tags ?? []).map(({ id }) => id);
  const open = async (name: string, content: string, applied: readonly string[]) => {
    now += 60_000;
    const body = { name, applied_tags: applied, message: { content } };
    return idSchema.parse(await rest.post(Routes.threads(forum.id), { body })).id;
  };
  const first = await open('First', 'x'.repeat(200), tags.slice(0, 2));
  const second = await open('Second', `${'y'.repeat(199)} ${'z'.repeat(50)}`, []);
  const author = { name: 'Bot', color: '#5865f2', bot: true };
  const posts = () => viewPosts(discord, forum, namesOf(discord));
  const one = { id: first, name: 'First', tags: ['digest', 'question'], author, excerpt: 'x'.repeat(200) };
  const other = { id: second, name: 'Second', tags: [], author, excerpt: `${'y'.repeat(199)}…` };
  expect(posts()).toEqual([
    { ...other, replies: 0, at: '2026-11-20T08:02:00.000Z' },
    { ...one, replies: 0, at: '2026-11-20T08:01:00.000Z' },
  ]);
  now += 60_000;
  discord.say({ as: 'ada', channel: first, content: 'Thanks' });
  expect(posts()).toMatchObject([{ ...one, replies: 1, at: '2026-11-20T08:03:00.000Z' }, { id: second }]);
});
