import { ApplicationCommandOptionType } from 'discord.js';
import type { Command } from './command.ts';
import { isMessageCommand } from './definition.ts';

/** What is wrong with a command whose builder is valid: one sentence each, to follow the name of its file. */
export function commandFaults(command: Command, name: string): string[] {
  const options = optionsOf(command.data.toJSON());
  return [
    ...nameFaults(command, name),
    ...scopeFaults(command),
    ...subcommandFaults(command, options),
    ...autocompleteFaults(command, options),
    ...componentFaults(command, name),
  ];
}

function nameFaults(command: Command, name: string): string[] {
  const shown = command.data.name;
  if (isMessageCommand(command)) {
    return shown.toLowerCase().replaceAll(' ', '-') === name
      ? []
      : [`defines "${shown}"; the file must have that name, in lower case with hyphens.`];
  }
  return shown === name ? [] : [`defines /${shown}; the file must be named after the command.`];
}

/** Where a command works and who sees it must be declared once, so that Discord is told what we check at run time. */
function scopeFaults({ scope, requires, data }: Command): string[] {
  const { contexts, integration_types, default_member_permissions } = data.toJSON();
  const says = (said: unknown): boolean => said !== undefined && said !== null;
  return [
    ...(requires !== undefined && scope !== 'server'
      ? ["requires a permission; that needs scope: 'server'."]
      : []),
    ...(says(default_member_permissions)
      ? ['sets default member permissions; say requires: … instead.']
      : []),
    ...(says(contexts) || says(integration_types)
      ? ["sets contexts or integration types; say scope: 'server' instead, or nothing."]
      : []),
  ];
}

function subcommandFaults(command: Command, options: readonly Option[]): string[] {
  if (isMessageCommand(command)) return [];
  if (options.some(({ type }) => type === ApplicationCommandOptionType.SubcommandGroup)) {
    return ["has a group of subcommands, which the router doesn't support."];
  }
  const built = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return differences(
    built.map(({ name }) => name),
    Object.keys(command.subcommands ?? {}),
    {
      missing: (name) => `has no handler for its subcommand "${name}".`,
      extra: (name) => `handles a subcommand "${name}", which its builder does not have.`,
    },
  );
}

/** An option with autocomplete but no handler would show people an error. */
function autocompleteFaults(command: Command, options: readonly Option[]): string[] {
  if (isMessageCommand(command)) return [];
  const asked = withNested(options).filter(({ autocomplete }) => autocomplete === true);
  return differences(
    asked.map(({ name }) => name),
    Object.keys(command.autocomplete ?? {}),
    {
      missing: (name) => `has no autocomplete for its option "${name}".`,
      extra: (name) => `completes "${name}", which no option asks for.`,
    },
  );
}

function componentFaults({ components = [] }: Command, name: string): string[] {
  const actions = components.map(({ id }) => id.action);
  return components.flatMap(({ id }, index) => [
    ...(id.command === name
      ? []
      : [`handles ${id.command}:${id.action}, which belongs in commands/${id.command}.`]),
    ...(actions.indexOf(id.action) === index ? [] : [`handles two components named "${id.action}".`]),
  ]);
}

/** What is in one list but not the other, in sentences. */
function differences(
  wanted: readonly string[],
  given: readonly string[],
  say: { missing(name: string): string; extra(name: string): string },
): string[] {
  return [
    ...wanted.filter((one) => !given.includes(one)).map(say.missing),
    ...given.filter((one) => !wanted.includes(one)).map(say.extra),
  ];
}

interface Option {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly autocomplete?: boolean;
  readonly options?: readonly Option[];
}

function optionsOf(definition: ReturnType<Command['data']['toJSON']>): readonly Option[] {
  return 'options' in definition ? (definition.options ?? []) : [];
}

function withNested(options: readonly Option[]): Option[] {
  return options.flatMap((option) => [option, ...withNested(option.options ?? [])]);
}
