import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Channel } from '../wire/channel.ts';
import type { Command, CommandOption } from '../wire/command.ts';
import type { WorldState } from '../world/create-world.ts';
import type { Ref } from '../world/ref.ts';
import { isThread } from '../world/threads.ts';
import { ActError } from './act-error.ts';
import { emptyResolved, type Resolved, resolveChannel, resolveRole, resolveUser } from './resolved.ts';

export interface SentOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: true;
  readonly options?: readonly SentOption[];
}

interface Input {
  readonly subcommand?: string | undefined;
  readonly options: Readonly<Record<string, unknown>>;
  /** The option under the cursor: its value may be unfinished, and required ones may be missing. */
  readonly focused?: string | undefined;
}

/** Turns what a person typed into the options Discord's client would send, or refuses like it does. */
export function commandInput(
  world: WorldState,
  command: Command,
  channel: Channel,
  input: Input,
): { readonly options: readonly SentOption[]; readonly resolved: Resolved } {
  const resolved = emptyResolved();
  const { leaf, wrap } = descend(command, input.subcommand);
  const unknown = Object.keys(input.options).find((name) => !leaf.some((option) => option.name === name));
  if (unknown !== undefined) throw new ActError(`/${command.name} has no option "${unknown}"`);
  const sent = leaf.flatMap((option): SentOption[] => {
    const given = input.options[option.name];
    const isFocused = input.focused === option.name;
    if (given === undefined || given === null) {
      if (isFocused) return [{ name: option.name, type: option.type, value: '', focused: true }];
      if (option.required && input.focused === undefined)
        throw new ActError(`/${command.name} needs the option "${option.name}"`);
      return [];
    }
    const value = isFocused ? unfinished(given) : optionValueOf(world, channel, option, given, resolved);
    return [
      { name: option.name, type: option.type, value, ...(isFocused ? { focused: true as const } : {}) },
    ];
  });
  return { options: wrap(sent), resolved };
}

/** Finds the options of a subcommand (`'add'` or `'group add'`), and how to nest the values sent. */
function descend(
  command: Command,
  subcommand: string | undefined,
): { leaf: readonly CommandOption[]; wrap: (sent: SentOption[]) => readonly SentOption[] } {
  const path = subcommand?.split(' ') ?? [];
  let level = command.options ?? [];
  const steps: CommandOption[] = [];
  for (const name of path) {
    const step = level.find(
      (option) => option.name === name && option.type <= ApplicationCommandOptionType.SubcommandGroup,
    );
    if (step === undefined) throw new ActError(`/${command.name} has no subcommand "${subcommand}"`);
    steps.push(step);
    level = step.options ?? [];
  }
  if (level.some((option) => option.type <= ApplicationCommandOptionType.SubcommandGroup)) {
    const names = level.map((option) => option.name).join(', ');
    throw new ActError(`/${[command.name, ...path].join(' ')} needs a subcommand: ${names}`);
  }
  const wrap = (sent: SentOption[]) =>
    steps.reduceRight<readonly SentOption[]>((options, { name, type }) => [{ name, type, options }], sent);
  return { leaf: level, wrap };
}

function unfinished(given: unknown): string {
  return String(given).slice(0, 6000);
}

function optionValueOf(
  world: WorldState,
  channel: Channel,
  option: CommandOption,
  given: unknown,
  resolved: Resolved,
): string | number | boolean {
  switch (option.type) {
    case ApplicationCommandOptionType.String:
      return textValue(option, given);
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      return numberValue(option, given);
    case ApplicationCommandOptionType.Boolean:
      if (typeof given === 'boolean') return given;
      throw new ActError(`"${option.name}" is true or false`);
    case ApplicationCommandOptionType.User:
      return resolveUser(world, channel, asRef(option, given), resolved);
    case ApplicationCommandOptionType.Channel: {
      const found = resolveChannel(world, asRef(option, given), resolved);
      if (option.channel_types !== undefined && !option.channel_types.includes(found.type))
        throw new ActError(
          `"${option.name}" does not take ${isThread(found) ? 'threads' : 'channels'} of that type`,
        );
      return found.id;
    }
    case ApplicationCommandOptionType.Role:
      return resolveRole(world, channel, asRef(option, given), resolved);
    default:
      return resolveMentionable(world, channel, asRef(option, given), resolved);
  }
}

/** A role with this name or id, else a person. */
export function resolveMentionable(
  world: WorldState,
  channel: Channel,
  ref: Ref,
  resolved: Resolved,
): string {
  const guild = channel.guild_id === undefined ? undefined : world.guilds.get(channel.guild_id);
  const key = typeof ref === 'string' ? ref : ref.id;
  const isRole = [...(guild?.roles.values() ?? [])].some(({ id, name }) => id === key || name === key);
  return isRole ? resolveRole(world, channel, ref, resolved) : resolveUser(world, channel, ref, resolved);
}

function textValue(option: CommandOption, given: unknown): string {
  const text = String(given);
  const { choices, min_length: min = 0, max_length: max = 6000 } = option;
  const choice = choices?.find(({ name, value }) => value === text || name === text);
  if (choices !== undefined && choices.length > 0) {
    if (choice !== undefined) return String(choice.value);
    throw new ActError(`"${option.name}" is one of: ${choices.map(({ name }) => name).join(', ')}`);
  }
  if (text.length < min || text.length > max)
    throw new ActError(`"${option.name}" takes ${min} to ${max} characters`);
  return text;
}

function numberValue(option: CommandOption, given: unknown): number {
  const chosen = option.choices?.find(({ name, value }) => value === given || name === given);
  const value = Number(chosen?.value ?? given);
  if (
    !Number.isFinite(value) ||
    (option.type === ApplicationCommandOptionType.Integer && !Number.isInteger(value))
  )
    throw new ActError(
      `"${option.name}" is a ${option.type === ApplicationCommandOptionType.Integer ? 'whole ' : ''}number`,
    );
  if ((option.choices?.length ?? 0) > 0 && chosen === undefined)
    throw new ActError(`"${option.name}" is one of its choices`);
  const { min_value: min = Number.NEGATIVE_INFINITY, max_value: max = Number.POSITIVE_INFINITY } = option;
  if (value < min || value > max) throw new ActError(`"${option.name}" is between ${min} and ${max}`);
  return value;
}

function asRef(option: CommandOption, given: unknown): Ref {
  if (typeof given === 'string') return given;
  if (typeof given === 'object' && given !== null && 'id' in given) return { id: String(given.id) };
  throw new ActError(`"${option.name}" is named by an id or a name`);
}
