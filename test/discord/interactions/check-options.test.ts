import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  SlashCommandBuilder,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { checkOptions } from '../../../src/discord/interactions/check-options.ts';
import { UserError } from '../../../src/discord/interactions/user-error.ts';

const built = new SlashCommandBuilder()
  .setName('kite')
  .setDescription('Kites')
  .addSubcommand((sub) =>
    sub
      .setName('fly')
      .setDescription('Fly')
      .addStringOption((option) =>
        option.setName('wind').setDescription('Wind').setMinLength(2).setMaxLength(4).setRequired(true),
      )
      .addIntegerOption((option) =>
        option.setName('height').setDescription('Height').setMinValue(1).setMaxValue(9),
      )
      .addNumberOption((option) => option.setName('tilt').setDescription('Tilt').setMinValue(-0.5))
      .addNumberOption((option) => option.setName('turn').setDescription('Turn').setMaxValue(2))
      .addNumberOption((option) => option.setName('free').setDescription('Free'))
      .addBooleanOption((option) => option.setName('tail').setDescription('Tail'))
      .addStringOption((option) =>
        option
          .setName('sky')
          .setDescription('Sky')
          .addChoices({ name: 'Blue *sky*', value: 'blue' }, { name: 'Grey', value: 'grey' }),
      ),
  );
const defined: readonly APIApplicationCommandOption[] = built.toJSON().options ?? [];

/** What is said to somebody who gave these options to `/kite fly`; undefined when they fit. */
function said(options: Readonly<Record<string, string | number | boolean>>): string | undefined {
  const given = Object.entries({ wind: 'west', ...options }).map(([name, value]) => ({
    name,
    type: ApplicationCommandOptionType.String,
    value,
  }));
  const fly = { name: 'fly', type: ApplicationCommandOptionType.Subcommand, options: given };
  try {
    checkOptions(defined, [fly]);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error instanceof Error ? error.message : '';
  }
}

describe('what was given to a command', () => {
  it.each([
    {},
    { wind: 'we' },
    { wind: '🪁🪁🪁🪁' },
    { height: 1 },
    { height: 9 },
    { tilt: -0.5 },
    { tilt: 1e9 },
    { tail: false },
    { sky: 'grey' },
    { unknown: 'anything' },
  ])('passes where it fits: %j', (options) => {
    expect(said(options)).toBeUndefined();
  });

  it.each([
    [{ wind: 'w' }, /^`wind` is too short\.$/],
    [{ wind: '🪁' }, /^`wind` is too short\.$/],
    [{ wind: 'north' }, /^`wind` is too long\. It takes up to 4 characters\.$/],
    [{ wind: 7 }, /`wind`/],
    [{ height: 0 }, /^`height` takes a number from 1 to 9\.$/],
    [{ height: 10 }, /`height`.*1.*9/],
    [{ height: 2.5 }, /^`height` takes a whole number from 1 to 9\.$/],
    [{ height: '5' }, /`height`/],
    [{ tilt: -0.6 }, /^`tilt` takes a number from -0\.5 up\.$/],
    [{ tail: true, turn: 3 }, /^`turn` takes a number up to 2\.$/],
    [{ free: Number.NaN }, /^`free` takes a number\.$/],
    [{ tilt: Number.NaN }, /`tilt`/],
    [{ sky: 'green' }, /^“green” isn't valid for `sky`\. Choose from \*\*Blue .*sky.*\*\*, \*\*Grey\*\*\.$/],
    [{ sky: '@everyone' }, /^“@\S?everyone” isn't valid/],
  ])('is refused where it does not: %j', (options, sentence) => {
    expect(said(options)).toMatch(sentence);
  });

  it('needs what is required, in a subcommand that was asked for and in no other', () => {
    expect(() => checkOptions(defined, [{ name: 'fly', type: 1, options: [] }])).toThrow(
      '`wind` is missing.',
    );
    expect(() => checkOptions(defined, [{ name: 'fly', type: 1 }])).toThrow('`wind` is missing.');
    expect(() => checkOptions(defined, [])).not.toThrow();
  });
});
