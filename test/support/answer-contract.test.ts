import { MessageFlags } from 'discord.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Commands } from '../../src/discord/interactions/load-commands.ts';
import { breaches } from './answer-contract.ts';
import { projectCommands } from './project-commands.ts';

let commands: Commands;
beforeAll(async () => {
  commands = await projectCommands();
});

const CALLBACK = '/interactions/1/token/callback';
const ANSWER = '/webhooks/1/token/messages/@original';
const MESSAGES = '/channels/1/messages';

const text = (content: string) => ({ type: 10, content });
const body = (components: unknown[], over: object = {}) => ({
  components,
  flags: MessageFlags.IsComponentsV2,
  allowed_mentions: { parse: [] },
  ...over,
});
const row = (component: object) => [{ type: 1, components: [{ style: 2, label: 'x', ...component }] }];

function found(sent: unknown, path = MESSAGES): string {
  const isCallback = path === CALLBACK;
  const method = path === ANSWER ? 'PATCH' : 'POST';
  return breaches({ method, path, body: isCallback ? { type: 4, data: sent } : sent }, commands).join('\n');
}

describe('contract for everything the bot writes', () => {
  it('accepts a sound message wherever it is sent', () => {
    const sound = body([
      text('This is defined, and Nan Xue wrote it'),
      ...row({ type: 2, custom_id: 'trending:vote:x' }),
    ]);
    for (const path of [CALLBACK, ANSWER, MESSAGES]) expect(found(sound, path)).toBe('');
    expect(found(body([text('x')], { allowed_mentions: { parse: [], roles: ['1'] } }))).toBe('');
  });

  it.each([
    ['a word of the program', body([text('-# undefined')]), '"undefined" in components.0.content'],
    ['an object put into a text', body([text('by [object Object]')]), '[object Object]'],
    ['a figure that is none', body([text('▲ NaN')]), '"NaN"'],
    ['an id of nothing', body(row({ type: 2, custom_id: 'trending:vote:undefined' })), '"undefined"'],
    [
      'a ping for everyone',
      body([text('x')], { allowed_mentions: { parse: ['everyone'] } }),
      'parses everyone',
    ],
    ['mentions left to Discord', body([text('x')], { allowed_mentions: undefined }), 'left to Discord'],
    [
      'a ping for a person',
      body([text('x')], { allowed_mentions: { parse: [], users: ['1'] } }),
      'names people',
    ],
    [
      'a ping for an author',
      body([text('x')], { allowed_mentions: { parse: [], replied_user: true } }),
      'author',
    ],
    [
      'a button that nothing handles',
      body(row({ type: 2, custom_id: 'trending:gone' })),
      'nothing handles the button',
    ],
    [
      'a select where a button is handled',
      body(row({ type: 3, custom_id: 'trending:vote', options: [] })),
      'select trending:vote',
    ],
    ['a forged command', body(row({ type: 2, custom_id: 'constructor:name' })), 'constructor:name'],
    ['a text that is too long', body([text('x'.repeat(4001))]), '4000'],
    ['too many components', body(Array.from({ length: 41 }, () => text('x'))), 'exceeds 40'],
  ])('rejects %s', (_what, sent, sentence) => {
    for (const path of [CALLBACK, ANSWER, MESSAGES]) expect(found(sent, path)).toContain(sentence);
  });

  it('rejects a role ping in an answer, where no moderator asked for one', () => {
    expect(found(body([text('x')], { allowed_mentions: { parse: [], roles: ['1'] } }), CALLBACK)).toContain(
      'names roles',
    );
  });

  it('checks forum posts and choices too', () => {
    const post = { name: 'x', message: body([text('undefined')]) };
    expect(found(post, '/channels/1/threads')).toContain('"undefined"');
    const choices = { type: 8, data: { choices: [{ name: 'x'.repeat(101), value: 'x' }] } };
    expect(breaches({ method: 'POST', path: CALLBACK, body: choices }, commands).join()).toContain('100');
  });
});
