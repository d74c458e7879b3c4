import { ApplicationCommandOptionType } from 'discord.js';
import type { HelpEntry } from '../../view/help.ts';
import type { Command } from './command.ts';
import { definitionOf, isMessageCommand } from './definition.ts';
import type { Commands } from './load-commands.ts';
import { permissionNames } from './permission.ts';

/** Describes the loaded commands from their definitions, right-click commands last. */
export function helpOf(commands: Commands): readonly HelpEntry[] {
  const entries = [...commands.values()].map(entryOf);
  return [...entries.filter(({ onMessage }) => !onMessage), ...entries.filter(({ onMessage }) => onMessage)];
}

function entryOf(command: Command): HelpEntry {
  const definition = definitionOf(command);
  const options = 'options' in definition ? (definition.options ?? []) : [];
  return {
    name: definition.name,
    onMessage: isMessageCommand(command),
    description: isMessageCommand(command)
      ? command.about
      : 'description' in definition
        ? (definition.description ?? '')
        : '',
    subcommands: options
      .filter(({ type }) => type === ApplicationCommandOptionType.Subcommand)
      .map(({ name }) => name),
    ...(command.requires === undefined ? {} : { permission: permissionNames(command.requires) }),
  };
}
