import { GatewayIntentBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { createAttachments, type Upload } from '../../../src/loopback/messages/attachments.ts';
import { composeMessage, editMessage, readMessage } from '../../../src/loopback/messages/compose.ts';
import { createMessages, type MessageChange } from '../../../src/loopback/messages/message-store.ts';
import type { Dispatch } from '../../../src/loopback/wire/dispatch.ts';
import { createSnowflakes } from '../../../src/loopback/wire/snowflake.ts';
import { createWorld } from '../../../src/loopback/world/create-world.ts';
import { makeThread } from '../../../src/loopback/world/make-channel.ts';
import { readingGroup } from '../../../src/loopback/world/seed.ts';

const BEGIN = Date.parse('2026-11-20T08:00:00Z');
const INTENTS = { server: GatewayIntentBits.GuildMessages, dm: GatewayIntentBits.DirectMessages };

function open() {
  let now = BEGIN;
  const told: Dispatch[] = [];
  const events: MessageChange[] = [];
  const clock = () => new Date(now);
  const snowflakes = createSnowflakes(clock);
  const world = createWorld({ clock, snowflakes, seed: readingGroup, dispatch: () => {}, changed: () => {} });
  const messages = createMessages({
    clock,
    world,
    keep: { ephemeral: 2, messagesPerChannel: 3 },
    emit: (event) => events.push(event),
    dispatch: (event) => told.push(event),
  });
  const attachments = createAttachments(snowflakes, () => 'http://127.0.0.1:1');
  const context = { clock, snowflakes, world, messages, attachments };
  const compose = (who: string, channel: string, body: object, uploads: readonly Upload[] = []) => {
    const author = who === 'bot' ? world.bot : world.person(who);
    return composeMessage(context, world.channel(channel), author, readMessage(body), uploads);
  };
  return {
    ...context,
    told,
    events,
    compose,
    say(who: string, channel: string, body: object, onlyFor?: string) {
      const message = compose(who, channel, body);
      messages.add(message, onlyFor);
      return message;
    },
    edit: (message: ReturnType<typeof compose>, body: object) =>
      editMessage(
        context,
        world.channel(message.channel_id),
        message,
        readMessage(body, message.flags >= 32_768),
        [],
      ),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const upload = (key: string, filename: string) => ({
  key,
  filename,
  contentType: 'text/plain',
  bytes: new Uint8Array([1, 2, 3]),
});

describe('stored messages', () => {
  it('are sent to bots with their author; text only of their own, mentioning them, or in private', () => {
    const { say, told, world } = open();
    const guild = world.guild('Reading Group');
    const ada = guild.members.get(world.person('ada').id);
    const aside = say('ada', 'papers', { content: 'hello' });
    const called = say('ada', 'papers', { content: `<@${world.bot.id}> hello` });
    const own = say('bot', 'papers', { content: 'x' });
    const dm = world.dm('ada');
    const personal = say('ada', dm.id, { content: 'hello' });
    const of = { guild_id: guild.id };
    const about = { t: 'MESSAGE_CREATE', guildId: guild.id, intent: INTENTS.server };
    const empty = { content: '', embeds: [], attachments: [], components: [] };
    expect(told).toEqual([
      {
        ...about,
        d: { ...aside, ...of, member: ada },
        withoutContent: { ...aside, ...of, member: ada, ...empty },
      },
      { ...about, d: { ...called, ...of, member: ada } },
      { ...about, d: { ...own, ...of, member: guild.members.get(world.bot.id) } },
      { t: 'MESSAGE_CREATE', d: personal, guildId: undefined, intent: INTENTS.dm },
    ]);
  });

  it('are limited per channel, apart from pinned ones', () => {
    const { say, messages } = open();
    const [first, , third] = Array.from({ length: 3 }, (_, n) => say('ada', 'papers', { content: `${n}` }));
    if (first === undefined || third === undefined) throw new Error('there are three');
    messages.pin(first, true);
    say('ada', 'papers', { content: '3' });
    expect(messages.list(first.channel_id).map(({ content }) => content)).toEqual(['0', '2', '3']);
    messages.pin(first, false);
    say('ada', 'papers', { content: '4' });
    expect(messages.list(first.channel_id).map(({ content }) => content)).toEqual(['2', '3', '4']);
    expect([messages.find(third.id)?.message, messages.find(first.id), messages.find('9')]).toEqual([
      third,
      undefined,
      undefined,
    ]);
  });

  it('are found again by author and nonce for five minutes', () => {
    const { say, messages, pass, world } = open();
    const said = say('bot', 'papers', { content: 'x', nonce: 'n' });
    expect(messages.byNonce(world.person('ada').id, 'n')).toBeUndefined();
    pass(300_000);
    expect(messages.byNonce(world.bot.id, 'n')).toBe(said);
    pass(1);
    expect(messages.byNonce(world.bot.id, 'n')).toBeUndefined();
  });

  it('count in their thread, which they reopen, and become their channel’s last message', () => {
    const { say, world, clock, pass } = open();
    const papers = world.channel('papers');
    world.keepChannel(
      makeThread('7', papers, { name: 't', ownerId: '1', archiveAfter: 60, tags: [], now: clock() }),
    );
    world.archiveThread('7');
    pass(60_000);
    const said = say('ada', '7', { content: 'x' });
    expect(world.channel('7')).toMatchObject({
      last_message_id: said.id,
      message_count: 1,
      total_message_sent: 1,
      thread_metadata: { archived: false, archive_timestamp: '2026-11-20T08:01:00.000Z' },
    });
    say('ada', 'papers', { content: 'x' });
    expect(papers).not.toHaveProperty('message_count');
  });

  it('are pinned newest first, and leave the pins when deleted', () => {
    const { say, messages, world, pass, clock } = open();
    const [one, other] = [say('ada', 'papers', { content: '1' }), say('ada', 'papers', { content: '2' })];
    const papers = world.channel('papers');
    messages.pin(one, true);
    pass(1000);
    messages.pin(other, true);
    expect(messages.pins(papers.id)).toEqual([
      { pinnedAt: clock(), message: other },
      { pinnedAt: new Date(BEGIN), message: one },
    ]);
    expect(papers.last_pin_timestamp).toBe('2026-11-20T08:00:01.000Z');
    messages.pin(other, false);
    expect([papers.last_pin_timestamp, other.pinned, one.pinned]).toEqual([
      '2026-11-20T08:00:00.000Z',
      false,
      true,
    ]);
    messages.remove(one);
    expect(messages.pins(papers.id)).toEqual([]);
    messages.pin(other, false);
    expect(papers.last_pin_timestamp).toBeNull();
  });

  it('go the way they came: ephemeral ones for one person, others for everyone and their bots', () => {
    const { say, messages, events, told, world } = open();
    const ada = world.person('ada').id;
    const hidden = say('bot', 'papers', { content: 'x', flags: 64 }, ada);
    expect(told).toEqual([]);
    const papers = hidden.channel_id;
    expect(messages.private(papers, ada)).toEqual([hidden]);
    expect([messages.private(papers, '9'), messages.private('9', ada), messages.list(papers)]).toEqual([
      [],
      [],
      [],
    ]);
    expect([messages.get(papers, hidden.id), messages.find(hidden.id)]).toEqual([
      undefined,
      { message: hidden, onlyFor: ada },
    ]);
    messages.changed(hidden);
    messages.remove(hidden);
    expect(messages.find(hidden.id)).toBeUndefined();
    const shown = say('bot', 'papers', { content: 'x' });
    messages.changed(shown);
    messages.remove(shown);
    const personal = say('bot', world.dm('ada').id, { content: 'x' });
    messages.remove(personal);
    const gone = ({ id, channel_id: channelId }: typeof shown) => ({
      kind: 'message-deleted',
      channelId,
      id,
    });
    expect(events).toEqual([
      { kind: 'message-created', message: hidden, onlyFor: ada },
      { kind: 'message-updated', message: hidden, onlyFor: ada },
      { ...gone(hidden), onlyFor: ada },
      { kind: 'message-created', message: shown },
      { kind: 'message-updated', message: shown },
      gone(shown),
      { kind: 'message-created', message: personal },
      gone(personal),
    ]);
    const guildId = world.guild('Reading Group').id;
    const ofGuild = { guildId, intent: INTENTS.server };
    const ofDm = { guildId: undefined, intent: INTENTS.dm };
    expect(told).toMatchObject([
      { t: 'MESSAGE_CREATE', ...ofGuild },
      { t: 'MESSAGE_UPDATE', ...ofGuild },
      { t: 'MESSAGE_DELETE', d: { id: shown.id, channel_id: papers, guild_id: guildId }, ...ofGuild },
      { t: 'MESSAGE_CREATE', ...ofDm },
      { t: 'MESSAGE_DELETE', d: { id: personal.id, channel_id: personal.channel_id }, ...ofDm },
    ]);
  });

  it('are limited if ephemeral', () => {
    const { say, messages, world } = open();
    const ada = world.person('ada').id;
    const said = Array.from({ length: 3 }, (_, n) => say('bot', 'papers', { content: `${n}` }, ada));
    expect(messages.find(said[0]?.id ?? '')).toBeUndefined();
    expect(messages.find(said[1]?.id ?? '')).toBeDefined();
  });
});

describe('a message', () => {
  it('has only what was said', () => {
    const { compose, world } = open();
    expect(compose('ada', 'papers', { content: '  hello ' })).toEqual({
      id: expect.stringMatching(/^\d+$/),
      channel_id: world.channel('papers').id,
      type: 0,
      author: world.person('ada'),
      content: 'hello',
      timestamp: '2026-11-20T08:00:00.000Z',
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      flags: 0,
    });
    expect(compose('ada', 'papers', { content: 'x', tts: true, nonce: 7, flags: 0x7fff })).toMatchObject({
      tts: true,
      nonce: 7,
      flags: 4 + 64 + 4096 + 8192,
    });
    for (const body of [{}, { content: ' ' }, { embeds: [] }])
      expect(() => compose('ada', 'papers', body)).toThrow('Cannot send an empty message');
    expect(compose('ada', 'papers', {}, [upload('0', 'a.txt')]).attachments).toHaveLength(1);
    expect(compose('ada', 'papers', { embeds: [{ title: 't' }] }).embeds).toHaveLength(1);
  });

  it('has files under its names for them', () => {
    const { compose, attachments, world } = open();
    const named = [{ id: '0', filename: 'b ü.txt', description: 'A list' }];
    const { attachments: kept } = compose('bot', 'papers', { attachments: named }, [
      upload('0', 'a.txt'),
      upload('1', 'c.txt'),
    ]);
    const address = `http://127.0.0.1:1/attachments/${world.channel('papers').id}`;
    expect(kept).toEqual([
      {
        id: kept[0]?.id,
        filename: 'b ü.txt',
        size: 3,
        url: `${address}/${kept[0]?.id}/b%20%C3%BC.txt`,
        proxy_url: `${address}/${kept[0]?.id}/b%20%C3%BC.txt`,
        content_type: 'text/plain',
        description: 'A list',
      },
      expect.objectContaining({ filename: 'c.txt' }),
    ]);
    expect(kept[1]).not.toHaveProperty('description');
    expect(attachments.get(kept[1]?.id ?? '')).toEqual({
      attachment: kept[1],
      bytes: new Uint8Array([1, 2, 3]),
    });
    expect(attachments.get('9')).toBeUndefined();
  });

  it('replies to an existing message, or says that there is none', () => {
    const { say, compose, world } = open();
    const said = say('ada', 'papers', { content: 'x' });
    const reply = (channel: string, reference: object, more: object = {}) =>
      compose('bot', channel, { content: 'y', message_reference: reference, ...more });
    expect(reply('papers', { message_id: said.id })).toMatchObject({
      type: 19,
      referenced_message: { id: said.id },
      message_reference: { type: 0, channel_id: said.channel_id, message_id: said.id },
      mentions: [],
    });
    expect(
      reply('papers', { message_id: said.id }, { allowed_mentions: { replied_user: true } }).mentions,
    ).toEqual([world.person('ada')]);
    expect(reply('off-topic', { message_id: said.id, channel_id: said.channel_id }).type).toBe(19);
    expect(() => reply('off-topic', { message_id: said.id })).toThrow('Invalid Form Body');
    expect(reply('off-topic', { message_id: said.id, fail_if_not_exists: false })).not.toHaveProperty(
      'message_reference',
    );
  });

  it('pings whom it names, once, as far as it and its author may', () => {
    const { compose, world } = open();
    const [ada, bela] = [world.person('ada'), world.person('bela')];
    const readers = world.role('Reading Group', 'Digest readers').id;
    const moderators = world.role('Reading Group', 'Moderators').id;
    const content = `<@${ada.id}> <@!${ada.id}> <@${world.bot.id}> <@9> <@&${readers}> <@&${moderators}> @here`;
    const pings = (who: string, allowed?: object, channel = 'papers') => {
      const made = compose(who, channel, { content, ...(allowed && { allowed_mentions: allowed }) });
      return [made.mentions, made.mention_roles, made.mention_everyone];
    };
    const people = [ada, world.bot];
    expect(pings('ada')).toEqual([people, [readers], false]);
    expect(pings('maria')).toEqual([people, [readers, moderators], true]);
    expect(pings('maria', { parse: ['users'] })).toEqual([people, [], false]);
    expect(pings('maria', { parse: ['roles', 'everyone'] })).toEqual([[], [readers, moderators], true]);
    expect(pings('maria', { users: [ada.id, bela.id], roles: [moderators] })).toEqual([
      [ada],
      [moderators],
      false,
    ]);
    expect(pings('ada', {})).toEqual([[], [], false]);
    expect(pings('ada', undefined, world.dm('ada').id)).toEqual([people, [], false]);
    const inText = compose('bot', 'papers', {
      flags: 32_768,
      components: [{ type: 10, content: `<@${ada.id}>` }],
    });
    expect(inText.mentions).toEqual([ada]);
    const said = compose('maria', 'papers', { content: '@hereby @everyone' });
    expect(said.mention_everyone).toBe(true);
    expect(compose('maria', 'papers', { content: '@hereby' }).mention_everyone).toBe(false);
  });

  it('changes what an edit names, and keeps what is permanent', () => {
    const { say, edit, compose, world } = open();
    const said = say('bot', 'papers', { content: 'x', embeds: [{ title: 't' }], flags: 64 });
    edit(said, { content: ' y ' });
    expect([said.content, said.embeds.length, said.flags]).toEqual(['y', 1, 64]);
    edit(said, { embeds: [], flags: 4 });
    expect([said.content, said.embeds.length, said.flags]).toEqual(['y', 0, 68]);
    edit(said, { flags: 0 });
    expect(said.flags).toBe(64);
    expect(() => edit(said, { content: null })).toThrow('Cannot send an empty message');
    expect(said.content).toBe('y');
    edit(said, { content: `<@${world.person('ada').id}>` });
    expect(said.mentions).toEqual([world.person('ada')]);
    const v2 = compose('bot', 'papers', { flags: 32_768, components: [{ type: 10, content: 'a' }] });
    edit(v2, { flags: 4, components: [{ type: 10, content: 'b' }] });
    expect([v2.flags, v2.components[0]?.content]).toEqual([32_772, 'b']);
    const filed = compose('bot', 'papers', {}, [upload('0', 'a.txt'), upload('1', 'b.txt')]);
    edit(filed, { content: 'z' });
    expect(filed.attachments).toHaveLength(2);
    edit(filed, { attachments: [{ id: filed.attachments[1]?.id ?? '' }] });
    expect(filed.attachments.map(({ filename }) => filename)).toEqual(['b.txt']);
    edit(filed, { attachments: [] });
    expect(filed.attachments).toEqual([]);
  });
});
