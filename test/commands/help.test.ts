import { ApplicationCommandOptionType } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { definitionOf } from '../../src/discord/interactions/definition.ts';
import { helpText } from '../../src/view/help.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { isPrivate, textOf } from '../support/read-message.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startTestBot({ papers: [{ id: '2401.00001', title: 'Kites' }] });
});
afterAll(() => bot.close());

it('lists every registered command in its own words, privately', async () => {
  const interaction = await bot.discord.command({ as: 'ada', channel: 'papers', name: 'help', options: {} });
  const answer = await interaction.finished();
  expect(isPrivate(answer)).toBe(true);
  const lines = textOf(answer).split('\n');
  const moderators = lines.indexOf('**For moderators**');
  expect(moderators).toBeGreaterThan(0);
  for (const command of bot.app.commands.values()) {
    const { name, ...definition } = definitionOf(command);
    const at = lines.findIndex((line) => line.includes(`\`/${name}\``) || line.includes(`**${name}**`));
    expect(at, name).toBeGreaterThan(0);
    expect(at > moderators, name).toBe(command.requires !== undefined);
    if ('description' in definition && definition.description !== undefined)
      expect(lines[at]).toContain(definition.description);
    for (const option of 'options' in definition ? (definition.options ?? []) : [])
      if (option.type === ApplicationCommandOptionType.Subcommand) expect(lines[at]).toContain(option.name);
  }
  expect(textOf(answer).length).toBeLessThan(3000);
});

it('says what moderators’ commands require, and leaves that section out if there are none', () => {
  const digest = {
    name: 'digest',
    onMessage: false,
    description: 'Daily digests',
    subcommands: ['set', 'list'],
  };
  expect(helpText([{ ...digest, permission: 'Manage Server' }]).split('\n')).toEqual([
    '### What I can do',
    '**For moderators**',
    '`/digest` (set, list): Daily digests · needs *Manage Server*',
    "-# Type `/` and a command's name to see its options.",
  ]);
  expect(helpText([digest])).not.toContain('moderators');
});
