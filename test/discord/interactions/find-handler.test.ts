import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { onPress, onSelect, type ServerCommand } from '../../../src/discord/interactions/command.ts';
import { say, update } from '../../../src/discord/interactions/reply.ts';
import type { Message } from '../../../src/loopback/wire/message.ts';
import { buttonId, selectId } from '../../../src/view/custom-id.ts';
import { button, message, sentence } from '../../../src/view/message.ts';
import type { TestBot } from '../../support/bot.ts';
import { postAsBot } from '../../support/post-as-bot.ts';
import { actionable, isPrivate, textOf } from '../../support/read-message.ts';
import { startTry } from '../../support/try-command.ts';

let bot: TestBot;
afterEach(() => bot.close());

const go = buttonId('try', 'go');
const goes = onPress(go, () => update(sentence('done')));
const completed = new SlashCommandBuilder()
  .setName('try')
  .setDescription('x')
  .addStringOption((option) => option.setName('word').setDescription('x').setAutocomplete(true));

function run(as: string, options: { subcommand?: string } = {}) {
  return bot.discord.command({ as, channel: 'papers', name: 'try', override: true, ...options });
}

async function press(as: string, pressed: Message, customId = actionable(pressed, /Go/).custom_id) {
  return (await bot.discord.press({ as, message: pressed, customId })).finished();
}

function suggestions(as: string) {
  const act = { as, channel: 'papers', name: 'try', focused: 'word', options: { word: 'w' }, override: true };
  return bot.discord.autocomplete(act);
}

describe('a command of servers', () => {
  const ofServers = {
    scope: 'server' as const,
    requires: PermissionFlagsBits.ManageGuild,
    data: completed,
    autocomplete: { word: (_typed, { guildId }) => [{ label: guildId, value: guildId }] },
    run: ({ guildId }) => say(message([{ type: 1, components: [button(go, 'Go', [guildId])] }])),
    components: [onPress(go, ({ guildId }) => update(sentence(`done in ${guildId}`)))],
  } satisfies ServerCommand;

  it('is shown to those with the permission it requires, and checks it again though an admin has opened it to all', async () => {
    bot = await startTry(ofServers);
    expect(bot.discord.commands()[0]).toMatchObject({
      default_member_permissions: String(PermissionFlagsBits.ManageGuild),
      contexts: [0],
      integration_types: [0],
    });
    const refused = await (await run('ada')).finished();
    expect(isPrivate(refused)).toBe(true);
    expect(textOf(refused)).toContain('**Manage Server**');
  });

  it('checks it for its buttons and suggestions too, and always knows its server', async () => {
    bot = await startTry(ofServers);
    const guild = bot.discord.world.channel('papers').guild_id ?? '';
    const shown = await (await run('maria')).finished();
    expect(textOf(await press('ada', shown))).toContain('Manage Server');
    expect(textOf(await press('maria', shown))).toBe(`done in ${guild}`);
    expect(await suggestions('ada')).toEqual([]);
    expect(await suggestions('maria')).toEqual([{ name: guild, value: guild }]);
    expect(bot.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('does nothing in private, even by a button that came there', async () => {
    bot = await startTry({ scope: 'server', run: ofServers.run, components: ofServers.components });
    const row = message([{ type: 1, components: [button(go, 'Go')] }]);
    const shown = await postAsBot(bot.discord, bot.discord.world.dm('maria'), row.components);
    expect(textOf(await press('maria', shown))).toBe('This only works in a server.');
  });
});

describe('a component', () => {
  it('may require more than its command', async () => {
    bot = await startTry({
      run: () => say(message([{ type: 1, components: [button(go, 'Go')] }])),
      components: [onPress(go, () => update(sentence('done')), PermissionFlagsBits.PinMessages)],
    });
    const shown = await (await run('ada')).finished();
    expect(textOf(await press('ada', shown))).toContain('**Pin Messages**');
    expect(textOf(await press('maria', shown))).toBe('done');
  });

  it.each([
    'try:constructor',
    'try:__proto__',
    'try:toString:go',
    'try:hasOwnProperty',
    'try:find',
    'constructor:go',
    '__proto__:go',
    'try:gone',
    'try',
    '🦄',
  ])('that nobody handles (%s) is refused with a sentence', async (customId) => {
    bot = await startTry({ run: () => say(sentence('x')), components: [goes] });
    const old = { type: 2 as const, style: 2 as const, custom_id: customId, label: 'Go' };
    const shown = await postAsBot(bot.discord, 'papers', [{ type: 1, components: [old] }]);
    expect(textOf(await press('ada', shown))).toContain('another version');
    expect(bot.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('is not taken for one of another kind', async () => {
    bot = await startTry({
      run: () => say(sentence('x')),
      components: [onSelect(selectId('try', 'go'), () => update(sentence('done')))],
    });
    const old = { type: 2 as const, style: 2 as const, custom_id: 'try:go', label: 'Go' };
    const shown = await postAsBot(bot.discord, 'papers', [{ type: 1, components: [old] }]);
    expect(textOf(await press('ada', shown))).toContain('another version');
  });
});

describe('a subcommand', () => {
  it('has a handler of its own', async () => {
    const data = new SlashCommandBuilder().setName('try').setDescription('x');
    for (const name of ['one', 'two'])
      data.addSubcommand((subcommand) => subcommand.setName(name).setDescription('x'));
    bot = await startTry({
      data,
      subcommands: { one: () => say(sentence('first')), two: () => say(sentence('second')) },
    });
    expect(textOf(await (await run('ada', { subcommand: 'two' })).finished())).toBe('second');
    expect(textOf(await (await run('ada', { subcommand: 'one' })).finished())).toBe('first');
  });

  it('that only Discord knows, such as one called constructor, is refused with a sentence', async () => {
    const data = new SlashCommandBuilder()
      .setName('try')
      .setDescription('x')
      .addSubcommand((subcommand) => subcommand.setName('constructor').setDescription('x'));
    bot = await startTry({ data, subcommands: {} });
    const answer = await (await run('ada', { subcommand: 'constructor' })).finished();
    expect(textOf(answer)).toContain('another version');
  });
});

describe('an option', () => {
  it('that nothing completes gets no suggestions, and no error', async () => {
    bot = await startTry({ data: completed, run: () => say(sentence('x')) });
    expect(await suggestions('ada')).toEqual([]);
    expect(bot.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
