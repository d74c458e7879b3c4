import { SlashCommandBuilder } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { sameCommands } from '../../../src/discord/gateway/register.ts';

const hello = new SlashCommandBuilder()
  .setName('hello')
  .setDescription('Say hello')
  .addStringOption((option) => option.setName('to').setDescription('Whom').setRequired(true));

/** The definition as Discord gives it back: with ids, and defaults spelt out. */
function asDiscordHoldsIt(definition: object): object {
  return {
    id: '1',
    application_id: '2',
    version: '3',
    integration_types: [0],
    contexts: null,
    nsfw: false,
    dm_permission: true,
    default_member_permissions: null,
    name_localizations: null,
    ...definition,
  };
}

describe('the comparison of commands', () => {
  it('ignores what Discord adds by itself', () => {
    expect(sameCommands([hello.toJSON()], [asDiscordHoldsIt(hello.toJSON())])).toBe(true);
  });

  it('ignores order', () => {
    const bye = new SlashCommandBuilder().setName('bye').setDescription('Say bye');
    const held = [bye, hello].map((command) => asDiscordHoldsIt(command.toJSON()));
    expect(sameCommands([hello.toJSON(), bye.toJSON()], held)).toBe(true);
  });

  it.each([
    ['a changed description', { ...hello.toJSON(), description: 'Wave' }],
    [
      'an option that is no longer required',
      { ...hello.toJSON(), options: [{ ...hello.toJSON().options?.[0], required: false }] },
    ],
    ['another permission', { ...hello.toJSON(), default_member_permissions: '32' }],
    ['other contexts', { ...hello.toJSON(), contexts: [0] }],
    ['another way to install it', { ...hello.toJSON(), integration_types: [0, 1] }],
    ['another kind of command', { ...hello.toJSON(), type: 3 }],
  ])('sees %s', (_what, held) => {
    expect(sameCommands([hello.toJSON()], [asDiscordHoldsIt(held)])).toBe(false);
  });

  it.each([[[]], [null], [{ message: '401' }]])('sees a difference in %j', (held) => {
    expect(sameCommands([hello.toJSON()], held)).toBe(false);
  });
});
