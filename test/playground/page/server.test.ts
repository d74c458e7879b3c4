import { request } from 'node:http';
import { Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../../../src/loopback/loopback.ts';
import { createPlaygroundPage, type PlaygroundPage } from '../../../src/playground/page/page.ts';
import { connectClient } from '../../support/loopback.ts';

let loopback: LoopbackDiscord;
let page: PlaygroundPage;
let ada: string;
let channel: string;

beforeAll(async () => {
  loopback = await createLoopbackDiscord({ clock: () => new Date() });
  page = await createPlaygroundPage({ loopback, port: 0 });
  ada = loopback.world.person('ada').id;
  channel = loopback.world.channel('papers').id;
});

afterAll(async () => {
  await page.close();
  await loopback.close();
});

/** A verbatim request, with any Host and any path: `fetch` would normalize both. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
  const { hostname, port } = new URL(page.url);
  return new Promise<{ status: number; text: string; type: string }>((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      const type = answer.headers['content-type'] ?? '';
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, type }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const act = (name: string, body: unknown) =>
  ask(`/api/${name}`, { 'content-type': 'application/json' }, 'POST', JSON.stringify(body));

describe('the page’s server', () => {
  it('answers under its own address only', async () => {
    expect((await ask('/')).status).toBe(200);
    expect((await ask('/', { host: 'evil.example' })).status).toBe(403);
    expect((await ask('/api/scene', { origin: 'http://evil.example' })).status).toBe(403);
    const said = JSON.stringify({ as: ada, channel, text: 'not from the page' });
    expect((await ask('/api/say', { 'content-type': 'text/plain' }, 'POST', said)).status).toBe(403);
    expect(loopback.messages(channel).map(({ content }) => content)).not.toContain('not from the page');
  });

  it('serves nothing outside the page', async () => {
    for (const path of [
      '/../../package.json',
      '/static/../page.ts',
      '/static/..%2fpage.ts',
      '/browser/%00',
      '/%',
    ]) {
      expect((await ask(path)).status, path).toBe(404);
    }
  });

  it('sends a message as the person who writes it', async () => {
    expect((await act('say', { as: ada, channel, text: 'Hello' })).text).toBe('{}');
    expect(loopback.messages(channel).at(-1)).toMatchObject({ content: 'Hello', author: { id: ada } });
  });

  it('gives the reason when Discord would not allow it', async () => {
    const answer = JSON.parse((await act('command', { as: ada, channel, path: 'absent', options: {} })).text);
    expect(answer.refused).toMatch(/absent/);
  });

  it('reads bodies up to the limit, and nothing larger', async () => {
    const x = (length: number) => 'x'.repeat(length);
    const digits = (length: number) => '9'.repeat(length);
    const some = (length: number, count: number) => Array.from({ length: count }, () => x(length));
    const where = { as: ada, channel };
    const options = (key: number, value: number) => ({ [x(key)]: x(value) });
    const bounds: [name: string, field: string, within: object, beyond: object][] = [
      ['say', 'text', { ...where, text: x(8_000) }, { ...where, text: x(8_001) }],
      ['say', 'text', { ...where, text: 'x' }, { ...where, text: '' }],
      ['say', 'as', { channel, as: digits(20), text: 'x' }, { channel, as: digits(21), text: 'x' }],
      ['say', 'as', { channel, as: '9', text: 'x' }, { channel, as: '', text: 'x' }],
      ['say', 'channel', { as: ada, channel: '9', text: 'x' }, { as: ada, channel: 'x', text: 'x' }],
      ['command', 'path', { ...where, path: x(100), options: {} }, { ...where, path: x(101), options: {} }],
      ['command', 'path', { ...where, path: 'x', options: {} }, { ...where, path: '', options: {} }],
      [
        'command',
        'options',
        { ...where, path: 'x', options: options(100, 6_000) },
        { ...where, path: 'x', options: options(101, 1) },
      ],
      [
        'command',
        'options',
        { ...where, path: 'x', options: { a: true, b: 1 } },
        { ...where, path: 'x', options: options(1, 6_001) },
      ],
      [
        'choose',
        'values',
        { ...where, message: '9', customId: 'x', values: some(4_000, 25) },
        { ...where, message: '9', customId: 'x', values: some(1, 26) },
      ],
      [
        'choose',
        'values',
        { ...where, message: '9', customId: 'x', values: [] },
        { ...where, message: '9', customId: 'x', values: some(4_001, 1) },
      ],
      [
        'submit',
        'values',
        { ...where, modal: '9', values: { a: x(8_000), b: true, c: ['x'] } },
        { ...where, modal: '9', values: { a: x(8_001) } },
      ],
    ];
    for (const [name, field, within, beyond] of bounds) {
      const unread = `The playground can't read that: ${field}`;
      expect(JSON.parse((await act(name, within)).text).refused ?? '', `${name} ${field}`).not.toContain(
        unread,
      );
      expect(JSON.parse((await act(name, beyond)).text).refused, `${name} ${field}`).toContain(unread);
    }
  });

  it('has a sentence for an act it cannot read, and survives it', async () => {
    expect(JSON.parse((await act('say', { as: 7, channel, text: 'x' })).text).refused).toContain('as:');
    expect((await ask('/api/say', { 'content-type': 'application/json' }, 'POST', '{')).status).toBe(400);
    expect((await act('constructor', {})).status).toBe(404);
    expect((await act('say', { as: ada, channel, text: 'x'.repeat(400_000) })).status).toBe(400);
    expect((await ask('/api/messages?channel=1')).status).toBe(404);
    expect((await ask('/api/file/1')).status).toBe(404);
    expect((await ask('/', {}, 'DELETE')).status).toBe(405);
  });

  it('lists a channel’s pins and a forum’s posts for those who can see them', async () => {
    const bot = loopback.world.bot;
    const { rest } = await connectClient(loopback);
    const forum = loopback.world.channel('reading-list');
    const tag = forum.available_tags?.[0]?.id;
    const message = { content: 'Read **this** first' };
    const post = { name: 'Monday', applied_tags: [tag], message };
    const thread = z
      .object({ id: z.string() })
      .parse(await rest.post(Routes.threads(forum.id), { body: post }));
    loopback.say({ as: ada, channel: thread.id, content: 'Thanks' });
    const said = loopback.say({ as: ada, channel, content: 'Keep this' });
    await rest.put(Routes.channelMessagesPin(channel, said.id));
    const read = async (name: string, as: string, id: string) =>
      JSON.parse((await ask(`/api/${name}?as=${as}&channel=${id}`)).text);
    expect(await read('posts', ada, forum.id)).toMatchObject([
      { id: thread.id, name: 'Monday', tags: ['digest'], replies: 1, excerpt: 'Read this first' },
    ]);
    expect((await read('posts', ada, forum.id))[0].author.name).toBe(bot.username);
    expect(await read('pins', ada, channel)).toMatchObject([{ id: said.id, pinned: true }]);
    loopback.world.deny('papers', 'ada', ['ViewChannel']);
    for (const name of ['pins', 'posts', 'messages'])
      expect((await ask(`/api/${name}?as=${ada}&channel=${channel}`)).status).toBe(404);
    loopback.world.allow('papers', 'ada', ['ViewChannel']);
  });

  it('streams events to a listening page, but never another person’s private messages', async () => {
    const bela = loopback.world.person('bela').id;
    const told = await listen(bela, async () => {
      loopback.say({ as: ada, channel: loopback.world.dm(ada), content: 'just for the bot' });
      loopback.say({ as: ada, channel, content: 'for all' });
    });
    expect(told).toContain('for all');
    expect(told).not.toContain('just for the bot');
  });
});

/** The event stream up to "for all". */
async function listen(as: string, act: () => Promise<void>): Promise<string> {
  const stop = new AbortController();
  const answer = await fetch(`${page.url}api/events?as=${as}`, { signal: stop.signal });
  let told = '';
  await act();
  for await (const chunk of answer.body ?? []) {
    told += Buffer.from(chunk).toString('utf8');
    if (told.includes('for all')) break;
  }
  stop.abort();
  return told;
}
