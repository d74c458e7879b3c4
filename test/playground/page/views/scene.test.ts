import { Routes } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createQuestions } from '../../../../src/playground/page/questions.ts';
import { personColor } from '../../../../src/playground/page/views/color.ts';
import { namesOf } from '../../../../src/playground/page/views/message.ts';
import { viewScene } from '../../../../src/playground/page/views/scene.ts';
import { connectClient, startLoopback } from '../../../support/loopback.ts';

const idSchema = z.object({ id: z.string() });

it('is the server as one person sees it', async () => {
  const discord = await startLoopback();
  const { world } = discord;
  const idOf = (name: string) => world.person(name).id;
  const now = new Date('2026-11-20T08:00:00Z');
  const see = (as: string, around: Parameters<typeof viewScene>[3] = { now }) =>
    viewScene(discord, idOf(as), undefined, around);
  const person = (name: string, shown: string, role: string, moderator: boolean) => ({
    id: idOf(name),
    name: shown,
    color: personColor(name),
    role,
    moderator,
  });
  const channel = (name: string, kind: string, topic = '') => ({
    id: world.channel(name).id,
    name,
    kind,
    topic,
  });
  const role = (name: string) => ({ id: world.role('Reading Group', name).id, name });
  const scene = see('ada');
  expect(scene).toEqual({
    server: { id: world.guild('Reading Group').id, name: 'Reading Group' },
    now: now.getTime(),
    bot: { id: world.bot.id, name: 'Bot', color: '#5865f2', online: false },
    people: [
      person('maria', 'Maria', 'Moderators', true),
      person('ada', 'Ada', 'Digest readers', false),
      person('bela', 'Béla', '', false),
      person('chen', 'Chen', '', false),
    ],
    roles: [role('Moderators'), role('Digest readers')],
    channels: [
      channel('papers', 'text', 'Ask for papers here'),
      channel('off-topic', 'text'),
      channel('announcements', 'announcement'),
      channel('reading-list', 'forum'),
      { id: world.dm('ada').id, name: 'Bot', kind: 'dm', topic: 'Direct messages with the bot' },
    ],
    commands: [],
    withheld: [],
    messageCommands: [],
  });
  expect(see('ada', { now, webUrl: 'http://w/', day: 'today' })).toEqual({
    ...scene,
    webUrl: 'http://w/',
    day: 'today',
  });

  world.giveRole('Reading Group', 'bela', 'Digest readers');
  world.giveRole('Reading Group', 'bela', 'Moderators');
  world.deny('off-topic', 'chen', ['ViewChannel']);
  world.allow('papers', 'chen', ['PinMessages']);
  const { rest } = await connectClient(discord);
  const body = { name: 'Monday', applied_tags: [], message: { content: 'x' } };
  const post = idSchema.parse(
    await rest.post(Routes.threads(world.channel('announcements').id), {
      body: { name: 'News', type: 10 },
    }),
  );
  const forum = idSchema.parse(await rest.post(Routes.threads(world.channel('reading-list').id), { body }));
  const later = see('chen');
  expect(later.bot.online).toBe(true);
  expect(later.people.map(({ role: names, moderator }) => [names, moderator])).toEqual([
    ['Moderators', true],
    ['Digest readers', false],
    ['Digest readers, Moderators', true],
    ['', true],
  ]);
  expect(later.channels.map(({ name, kind, parent }) => [name, kind, parent])).toEqual([
    ['papers', 'text', undefined],
    ['announcements', 'announcement', undefined],
    ['News', 'post', world.channel('announcements').id],
    ['reading-list', 'forum', undefined],
    ['Monday', 'post', world.channel('reading-list').id],
    ['Bot', 'dm', undefined],
  ]);
  expect([post.id, forum.id].every((id) => later.channels.some((one) => one.id === id))).toBe(true);
});

it('answers as the first person if nobody is named, and nothing about a channel they cannot see', async () => {
  const discord = await startLoopback();
  const { world } = discord;
  const [ada, bela] = [world.person('ada').id, world.person('bela').id];
  const { speaker, answer } = createQuestions(discord, namesOf(discord), () => undefined);
  expect([speaker(bela), speaker('9'), speaker(undefined)]).toEqual([bela, ada, ada]);
  const papers = world.channel('papers').id;
  for (let i = 0; i < 201; i++) discord.say({ as: 'ada', channel: 'papers', content: `${i}` });
  expect(answer('messages', ada, papers)).toHaveLength(200);
  expect(answer('pins', ada, papers)).toEqual([]);
  expect(answer('posts', ada, papers)).toEqual([]);
  expect(answer('scene', ada, '9')).toMatchObject({ server: { name: 'Reading Group' } });
  expect([answer('messages', ada, '9'), answer('messages', ada, undefined)]).toEqual([undefined, undefined]);
  world.deny('papers', 'bela', ['ViewChannel']);
  expect(answer('messages', bela, papers)).toBeUndefined();
});
