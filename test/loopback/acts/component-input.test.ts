import { describe, expect, it } from 'vitest';
import { modalInput, selectedValues, usableComponent } from '../../../src/loopback/acts/component-input.ts';
import { emptyResolved } from '../../../src/loopback/acts/resolved.ts';
import type { Component } from '../../../src/loopback/wire/component.ts';
import { createSnowflakes } from '../../../src/loopback/wire/snowflake.ts';
import { createWorld } from '../../../src/loopback/world/create-world.ts';
import { readingGroup } from '../../../src/loopback/world/seed.ts';
import { startLoopback } from '../../support/loopback.ts';

const clock = () => new Date('2026-11-20T08:00:00Z');
const world = createWorld({
  clock,
  snowflakes: createSnowflakes(clock),
  seed: readingGroup,
  dispatch: () => {},
  changed: () => {},
});
const papers = world.channel('papers');
const options = ['a', 'b', 'c'].map((value) => ({ label: value.toUpperCase(), value }));
const pick = (select: Partial<Component>, ...picked: string[]) =>
  selectedValues(world, papers, { type: 3, custom_id: 's', options, ...select }, picked, emptyResolved());

describe('a select', () => {
  it('takes as many of its values as it allows', () => {
    expect(pick({}, 'a')).toEqual(['a']);
    expect(pick({ min_values: 0 })).toEqual([]);
    expect(pick({ min_values: 2, max_values: 3 }, 'a', 'c')).toEqual(['a', 'c']);
    for (const few of [[], ['a', 'b']]) expect(() => pick({}, ...few)).toThrow('"s" takes 1 to 1 values');
    expect(() => pick({ min_values: 2, max_values: 2 }, 'a')).toThrow('"s" takes 2 to 2 values');
    expect(() => pick({}, 'd')).toThrow('"s" has no option "d"');
    for (const type of [21, 22]) expect(pick({ type }, 'b')).toEqual(['b']);
    expect(() => pick({ type: 2 }, 'a')).toThrow('"s" is no select');
  });

  it('takes people, roles and channels by name', () => {
    const [ada, role] = [world.person('ada').id, world.role('Reading Group', 'Moderators').id];
    expect(pick({ type: 5 }, 'ada')).toEqual([ada]);
    expect(pick({ type: 6 }, 'Moderators')).toEqual([role]);
    expect(pick({ type: 7, max_values: 2 }, 'Moderators', 'ada')).toEqual([role, ada]);
    expect(pick({ type: 8 }, 'papers')).toEqual([papers.id]);
  });
});

describe('a component of a message', () => {
  it('can be used if it is there and enabled', async () => {
    const discord = await startLoopback();
    const button = (custom_id: string, more: object = {}) => ({
      type: 2,
      style: 1,
      label: 'A',
      custom_id,
      ...more,
    });
    const rows = [{ type: 1, components: [button('one'), button('two', { disabled: true })] }];
    const said = discord.say({ as: 'ada', channel: 'papers', content: 'x' });
    const message = { ...said, components: rows };
    expect(usableComponent(message, 'one')).toMatchObject({ custom_id: 'one' });
    expect(() => usableComponent(message, 'two')).toThrow('the component "two" is disabled');
    expect(() => usableComponent(message, 'three')).toThrow('no component "three"; it has: one, two');
    expect(() => usableComponent({ ...message, components: [] }, 'one')).toThrow('it has: none');
  });
});

describe('a form', () => {
  const fill = (components: Component[], values: Parameters<typeof modalInput>[3] = {}) =>
    modalInput(world, papers, { custom_id: 'm', title: 't', components }, values, emptyResolved());
  const label = (component: Component): Component => ({ type: 18, label: 'L', component });

  it('sends back each field with its input, or what it was prefilled with', () => {
    const input = { type: 4, custom_id: 'i' };
    const sent = (value: string) => [
      { type: 1, id: 1, components: [{ type: 4, id: 1, custom_id: 'i', value }] },
    ];
    const row = (component: Component): Component[] => [{ type: 1, components: [component] }];
    expect(fill(row(input), { i: 'x' })).toEqual(sent('x'));
    expect(fill(row({ ...input, value: 'v' }))).toEqual(sent('v'));
    expect(fill(row({ ...input, required: false, min_length: 3 }))).toEqual(sent(''));
    expect(() => fill(row(input))).toThrow('"i" must be filled in');
    const limited = row({ ...input, min_length: 2, max_length: 3 });
    for (const value of ['x', 'xxxx'])
      expect(() => fill(limited, { i: value })).toThrow('"i" takes 2 to 3 characters');
    for (const value of ['xx', 'xxx']) expect(fill(limited, { i: value })).toEqual(sent(value));
    expect(fill(row(input), { i: 'x'.repeat(4000) })).toEqual(sent('x'.repeat(4000)));
    expect(() => fill(row(input), { i: 'x'.repeat(4001) })).toThrow('0 to 4000 characters');
    expect(() => fill(row(input), { j: 'x' })).toThrow('the modal has no field "j"; it has: i');
  });

  it('sends back what was picked or preset, and says what is missing', () => {
    const preset = options.map((option) => ({ ...option, default: option.value === 'b' }));
    const asked = (component: Component, given?: string | boolean | readonly string[]) => {
      const [sent] = fill([label(component)], given === undefined ? {} : { f: given });
      return sent;
    };
    const sent = (component: object) => ({
      type: 18,
      id: 1,
      component: { id: 1, custom_id: 'f', ...component },
    });
    const select = { type: 3, custom_id: 'f', options: preset };
    expect(asked(select)).toEqual(sent({ type: 3, values: ['b'] }));
    expect(asked(select, 'a')).toEqual(sent({ type: 3, values: ['a'] }));
    expect(asked({ ...select, max_values: 2 }, ['a', 'c'])).toEqual(sent({ type: 3, values: ['a', 'c'] }));
    expect(asked({ ...select, required: false }, [])).toEqual(sent({ type: 3, values: [] }));
    expect(() => asked(select, [])).toThrow('"f" must be filled in');
    expect(() => asked(select, true)).toThrow('"f" takes values');
    expect(asked({ ...select, type: 21 })).toEqual(sent({ type: 21, value: 'b' }));
    expect(asked({ ...select, type: 21, required: false }, [])).toEqual(sent({ type: 21, value: null }));
    expect(asked({ type: 23, custom_id: 'f' })).toEqual(sent({ type: 23, value: false }));
    expect(asked({ type: 23, custom_id: 'f', default: true })).toEqual(sent({ type: 23, value: true }));
    expect(asked({ type: 23, custom_id: 'f', default: true }, false)).toEqual(
      sent({ type: 23, value: false }),
    );
    expect(
      fill([
        { type: 10, id: 7, content: 'Read this' },
        { type: 10, content: 'x' },
      ]),
    ).toEqual([
      { type: 10, id: 7 },
      { type: 10, id: 2 },
    ]);
  });
});

describe('a person', () => {
  it('says what Discord lets them, where they may write', async () => {
    const discord = await startLoopback();
    const { world: here } = discord;
    const say = (content: string, more: object = {}) =>
      discord.say({ as: 'ada', channel: 'papers', content, ...more });
    const said = say(' x ');
    expect(said).toMatchObject({
      content: ' x ',
      type: 0,
      tts: false,
      pinned: false,
      flags: 0,
      mention_everyone: false,
      edited_timestamp: null,
    });
    for (const content of ['', '  ', 'x'.repeat(2001)])
      expect(() => say(content)).toThrow('a message has 1 to 2,000 characters');
    expect(say('x'.repeat(2000)).content).toHaveLength(2000);
    expect(() => say('x', { channel: 'reading-list' })).toThrow('write in a post of the forum');
    here.deny('off-topic', 'ada', ['SendMessages']);
    expect(() => say('x', { channel: 'off-topic' })).toThrow('ada may not write in "off-topic"');
    const bot = `<@${here.bot.id}>`;
    expect(say('hello', { mentionsBot: true })).toMatchObject({
      content: `${bot} hello`,
      mentions: [here.bot],
    });
    expect(say(`${bot} hello`, { mentionsBot: true }).content).toBe(`${bot} hello`);
    expect(say(`<@!${here.person('bela').id}> <@9>`).mentions).toEqual([here.person('bela')]);
    expect(say('y', { replyTo: said.id })).toMatchObject({
      type: 19,
      referenced_message: { id: said.id },
      message_reference: { type: 0, channel_id: said.channel_id, message_id: said.id },
    });
  });
});
