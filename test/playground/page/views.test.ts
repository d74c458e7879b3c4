import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { CommandOption } from '../../../src/loopback/wire/command.ts';
import type { Component } from '../../../src/loopback/wire/component.ts';
import { viewCommands, viewWithheld } from '../../../src/playground/page/views/commands.ts';
import { viewBlocks } from '../../../src/playground/page/views/components.ts';
import { parseMarkdown } from '../../../src/playground/page/views/markdown.ts';
import { viewModal } from '../../../src/playground/page/views/modal.ts';
import { plainText } from '../../../src/playground/page/views/plain-text.ts';

const needs = {
  text: (markdown: string) => [{ type: 'text' as const, text: markdown }],
  people: () => [{ id: '1', name: 'Ada' }],
  roles: () => [{ id: '2', name: 'Moderators' }],
  channels: () => [
    { id: '3', name: 'papers', type: 0 },
    { id: '4', name: 'reading-list', type: 15 },
  ],
};

/** The labels that a select of this type offers. */
function offered(select: Component): string[] {
  const [row] = viewBlocks([{ type: 1, components: [select] }], needs);
  const [item] = row?.type === 'row' ? row.items : [];
  return item?.type === 'select' ? item.options.map(({ label }) => label) : [];
}

describe('components as the page draws them', () => {
  it('fills selects of people, roles and channels from the server', () => {
    expect(offered({ type: 5, custom_id: 'x' })).toEqual(['@Ada']);
    expect(offered({ type: 6, custom_id: 'x' })).toEqual(['@Moderators']);
    expect(offered({ type: 7, custom_id: 'x' })).toEqual(['@Ada', '@Moderators']);
    expect(offered({ type: 8, custom_id: 'x' })).toEqual(['#papers', '#reading-list']);
    expect(offered({ type: 8, custom_id: 'x', channel_types: [15] })).toEqual(['#reading-list']);
  });

  it('gives a link button its address only if it is a web address', () => {
    const link = (url: string) =>
      viewBlocks([{ type: 1, components: [{ type: 2, style: 5, label: 'Go', url }] }], needs);
    expect(JSON.stringify(link('https://arxiv.org/'))).toContain('"url":"https://arxiv.org/"');
    expect(JSON.stringify(link('javascript:alert(1)'))).not.toContain('javascript');
  });

  it('never passes on a picture’s address, and leaves out unknown types', () => {
    const picture = { type: 11, media: { url: 'https://example.org/x.png' }, description: 'A figure' };
    const blocks = viewBlocks(
      [
        { type: 17, accent_color: 0xff, components: [{ type: 9, components: [], accessory: picture }] },
        { type: 99 },
      ],
      needs,
    );
    expect(blocks).toEqual([
      {
        type: 'container',
        color: '#0000ff',
        spoiler: false,
        blocks: [
          { type: 'section', texts: [], accessory: { type: 'image', alt: 'A figure', spoiler: false } },
        ],
      },
    ]);
  });
});

describe('a file in a component', () => {
  it('can be saved from the page', () => {
    const url = 'http://127.0.0.1:1/attachments/12/34/papers.bib';
    const file: Component = { type: 13, file: { url }, name: 'papers.bib', size: 2048 };
    expect(viewBlocks([file], needs)).toEqual([
      { type: 'file', file: { name: 'papers.bib', size: 2048, path: '/api/file/34' } },
    ]);
  });
});

describe('plain text', () => {
  it('keeps the words, with a space where lines and blocks end', () => {
    const plain = (markdown: string) =>
      plainText(
        parseMarkdown(markdown, { user: () => 'Ada', role: () => undefined, channel: () => 'papers' }),
      );
    expect(plain('# Title\nA **bold *and* slanted** word, `code` and [a link](https://a.org)')).toBe(
      'Title A bold and slanted word, code and a link',
    );
    expect(plain('- one\n- two\n> quoted\n<@175928847299117063> in <#175928847299117064>')).toBe(
      'one two quoted @Ada in #papers',
    );
  });
});

describe('a form', () => {
  it('has texts, inputs, selects, radio buttons and checkboxes, each under its label', () => {
    const label = (component: Component): Component => ({
      type: 18,
      label: 'L',
      description: 'D',
      component,
    });
    const options = [{ label: 'One', value: '1' }];
    const { id, title, fields } = viewModal(
      '7',
      {
        custom_id: 'form',
        title: 'A form',
        components: [
          { type: 10, content: 'Read this' },
          {
            type: 1,
            components: [{ type: 4, custom_id: 'old', label: 'Old style', style: 2, required: false }],
          },
          label({ type: 4, custom_id: 'new', style: 1, value: 'v', max_length: 5 }),
          label({ type: 21, custom_id: 'radio', options }),
          label({ type: 22, custom_id: 'boxes', options, required: false }),
          label({ type: 23, custom_id: 'box', default: true }),
        ],
      },
      needs,
    );
    expect({ id, title }).toEqual({ id: '7', title: 'A form' });
    expect(fields).toMatchObject([
      { type: 'text' },
      { type: 'input', customId: 'old', label: 'Old style', paragraph: true, required: false },
      { type: 'input', customId: 'new', label: 'L', description: 'D', paragraph: false, value: 'v', max: 5 },
      { type: 'select', customId: 'radio', select: { max: 1 } },
      { type: 'select', customId: 'boxes', required: false, select: { min: 0 } },
      { type: 'check', customId: 'box', checked: true },
    ]);
  });
});

describe('the commands', () => {
  it('are listed by name as typed, each subcommand separately, with its options’ bounds', () => {
    const option = (type: number, name: string, more: Partial<CommandOption> = {}): CommandOption => ({
      type,
      name,
      description: '',
      ...more,
    });
    const command = (name: string, options: CommandOption[], type = 1) => ({
      ...{ id: '1', application_id: '1', version: '1', description: '', default_member_permissions: null },
      ...{ contexts: null, integration_types: [0], nsfw: false, type, name, options },
    });
    const listed = viewCommands([
      command('search', [
        option(3, 'query', { required: true, max_length: 200 }),
        option(4, 'size', { min_value: 1 }),
      ]),
      command('digest', [
        option(1, 'set', { options: [option(7, 'channel', { channel_types: [5] })] }),
        option(1, 'list'),
      ]),
      command('Find papers', [], 3),
    ]);
    expect(listed.map(({ path }) => path)).toEqual(['digest list', 'digest set', 'search']);
    expect(listed[1]?.options).toMatchObject([
      { kind: 'channel', channelKinds: ['announcement'], required: false },
    ]);
    expect(listed[2]?.options).toMatchObject([
      { kind: 'string', required: true, max: 200 },
      { kind: 'integer', min: 1 },
    ]);
  });

  it('have every type of option, each with only what it says', () => {
    const given = { id: '1', application_id: '1', version: '1', default_member_permissions: null };
    const ofAll = { contexts: null, integration_types: [0], nsfw: false, type: 1 };
    const types = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    const options = types.map((type): CommandOption => ({ type, name: `o${type}`, description: `d${type}` }));
    const choices = [{ name: 'One', value: '1' }];
    const all = {
      choices,
      autocomplete: true,
      min_length: 2,
      max_value: 9,
      channel_types: [0, 5, 11, 12, 15, 13],
    };
    const [command] = viewCommands([{ ...given, ...ofAll, name: 'all', description: 'Does all', options }]);
    expect(command).toEqual({
      path: 'all',
      description: 'Does all',
      options: [
        ...['string', 'integer', 'boolean', 'user', 'channel', 'role', 'mentionable', 'number', 'attachment'],
      ].map((kind, at) => ({
        name: `o${at + 3}`,
        description: `d${at + 3}`,
        kind,
        required: false,
        autocomplete: false,
        choices: [],
        channelKinds: [],
      })),
    });
    const group: CommandOption = {
      type: 2,
      name: 'group',
      description: '',
      options: [
        {
          type: 1,
          name: 'one',
          description: 'Does one',
          options: [{ ...all, type: 7, name: 'o', description: '' }],
        },
      ],
    };
    expect(
      viewCommands([{ ...given, ...ofAll, name: 'a', description: '', options: [group] }]),
    ).toMatchObject([
      {
        path: 'a group one',
        description: 'Does one',
        options: [
          {
            choices,
            autocomplete: true,
            min: 2,
            max: 9,
            channelKinds: ['text', 'announcement', 'post', 'post', 'forum'],
          },
        ],
      },
    ]);
  });

  it('that somebody may not use come with the permissions they need, by the client’s names', () => {
    const command = (id: string, name: string, needs: bigint, options: CommandOption[] = []) => ({
      ...{
        id,
        application_id: '1',
        version: '1',
        description: '',
        default_member_permissions: String(needs),
      },
      ...{ contexts: null, integration_types: [0], nsfw: false, type: 1, name, options },
    });
    const { ManageGuild, PinMessages } = PermissionFlagsBits;
    const search = command('1', 'search', 0n);
    const digest = command('2', 'digest', ManageGuild, [{ type: 1, name: 'set', description: '' }]);
    const pin = command('3', 'pin', PinMessages | ManageGuild);
    expect(viewWithheld([search, digest, pin], [search])).toEqual([
      { path: 'digest set', needs: 'Manage Server' },
      { path: 'pin', needs: 'Manage Server and Pin Messages' },
    ]);
  });
});
