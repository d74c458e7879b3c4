import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  type CommandInteractionOption,
} from 'discord.js';
import { safe } from '../../view/text.ts';
import { UserError } from './user-error.ts';

/**
 * Checks the given options against the command's builder: Discord checks them too, but anyone might have sent what
 * reaches us. Options unknown to the builder are ignored, since nothing reads them.
 *
 * @throws UserError naming the invalid option.
 */
export function checkOptions(
  defined: readonly APIApplicationCommandOption[],
  given: readonly CommandInteractionOption[],
): void {
  for (const option of defined) {
    const one = given.find(({ name }) => name === option.name);
    if (isNested(option)) {
      if (one !== undefined) checkOptions(option.options ?? [], one.options ?? []);
    } else if (one?.value === undefined) {
      if (option.required === true) throw new UserError(`\`${option.name}\` is missing.`);
    } else {
      checkValue(option, one.value);
    }
  }
}

function isNested(
  option: APIApplicationCommandOption,
): option is Extract<
  APIApplicationCommandOption,
  { readonly options?: readonly APIApplicationCommandOption[] }
> {
  return (
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
  );
}

function checkValue(option: APIApplicationCommandOption, value: string | number | boolean): void {
  switch (option.type) {
    case ApplicationCommandOptionType.String:
      if (typeof value !== 'string') throw unreadable(option.name);
      checkLength(option, value);
      break;
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      if (typeof value !== 'number') throw unreadable(option.name);
      checkNumber(option, value);
      break;
    default:
      return;
  }
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  if (choices.length === 0 || choices.some((choice) => choice.value === value)) return;
  const names = choices.map(({ name }) => `**${name}**`).join(', ');
  throw new UserError(
    `“${safe(String(value), 60)}” isn't valid for \`${option.name}\`. Choose from ${names}.`,
  );
}

function checkLength(
  { name, ...limits }: { readonly name: string; readonly min_length?: number; readonly max_length?: number },
  value: string,
): void {
  const length = [...value].length;
  if (length < (limits.min_length ?? 0)) throw new UserError(`\`${name}\` is too short.`);
  const most = limits.max_length ?? Number.POSITIVE_INFINITY;
  if (length > most) throw new UserError(`\`${name}\` is too long. It takes up to ${most} characters.`);
}

function checkNumber(
  option: {
    readonly name: string;
    readonly type: number;
    readonly min_value?: number;
    readonly max_value?: number;
  },
  value: number,
): void {
  const {
    name,
    min_value: least = Number.NEGATIVE_INFINITY,
    max_value: most = Number.POSITIVE_INFINITY,
  } = option;
  const isWhole = option.type !== ApplicationCommandOptionType.Integer || Number.isSafeInteger(value);
  if (isWhole && value >= least && value <= most) return;
  throw new UserError(`\`${name}\` takes a ${isWhole ? '' : 'whole '}number${boundsOf(least, most)}.`);
}

/** A number's bounds in words; either may be missing. */
function boundsOf(least: number, most: number): string {
  if (Number.isFinite(least) && Number.isFinite(most)) return ` from ${least} to ${most}`;
  if (Number.isFinite(least)) return ` from ${least} up`;
  return Number.isFinite(most) ? ` up to ${most}` : '';
}

function unreadable(name: string): UserError {
  return new UserError(`I can't read \`${name}\`. Please use the command again.`);
}
