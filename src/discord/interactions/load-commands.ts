import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ContextMenuCommandBuilder } from 'discord.js';
import type { Command, MessageCommand, SlashCommand } from './command.ts';

/** All commands, by the name of their file; the name that Discord shows for a right-click command is another. */
export type Commands = ReadonlyMap<string, Command>;

export function isMessageCommand(command: Command): command is MessageCommand {
  return command.data instanceof ContextMenuCommandBuilder;
}

export function isSlashCommand(command: Command): command is SlashCommand {
  return !isMessageCommand(command);
}

/**
 * Loads every command of a folder: the folder is the list. A file that does not hold a command stops the start,
 * because a command that silently goes missing is found by the people who need it.
 *
 * @throws Error naming the file and what is wrong with it.
 */
export async function loadCommands(folder: string): Promise<Commands> {
  const commands = new Map<string, Command>();
  const shownNames = new Map<string, string>();
  for (const file of (await readdir(folder)).filter(isModule).sort()) {
    const name = path.parse(file).name;
    const command = await loadCommand(path.join(folder, file), name);
    const shown = command.data.name;
    const other = shownNames.get(shown);
    if (other !== undefined)
      throw new Error(`commands/${file} and commands/${other} are both named "${shown}".`);
    shownNames.set(shown, file);
    commands.set(name, command);
  }
  return commands;
}

function isModule(file: string): boolean {
  return /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts');
}

async function loadCommand(file: string, name: string): Promise<Command> {
  const shown = `commands/${path.basename(file)}`;
  let loaded: unknown;
  try {
    loaded = await import(pathToFileURL(file).href);
  } catch (cause) {
    throw new Error(`${shown} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  const command = isRecord(loaded) ? loaded.default : undefined;
  if (!isRecord(command) || !isRecord(command.data) || typeof command.run !== 'function') {
    throw new Error(
      `${shown} does not default-export a command: { data, run, … } (see src/discord/command.ts).`,
    );
  }
  if (!isCommand(command)) throw new Error(`${shown}: its data is not one of discord.js's command builders.`);
  try {
    command.data.toJSON();
  } catch (cause) {
    throw new Error(`${shown}: discord.js refuses its definition: ${String(cause)}`, { cause });
  }
  if (isSlashCommand(command)) {
    if (command.data.name !== name) {
      throw new Error(`${shown} defines /${command.data.name}; the file must bear the command's name.`);
    }
    checkAutocomplete(command, shown);
  } else if (command.data.name.toLowerCase().replaceAll(' ', '-') !== name) {
    throw new Error(
      `${shown} defines "${command.data.name}"; the file must bear that name, lower case, with hyphens.`,
    );
  }
  return command;
}

/** An option that Discord asks us to complete, with nothing here to complete it, would show people an error. */
function checkAutocomplete(command: SlashCommand, file: string): void {
  const asked = new Set<string>();
  const visit = (options: readonly unknown[]): void => {
    for (const option of options) {
      if (!isRecord(option)) continue;
      if (option.autocomplete === true) asked.add(String(option.name));
      if (Array.isArray(option.options)) visit(option.options);
    }
  };
  visit([command.data.toJSON()]);
  const answered = new Set(Object.keys(command.autocomplete ?? {}));
  for (const option of asked) {
    if (!answered.has(option)) throw new Error(`${file}: nothing completes its option "${option}".`);
  }
  for (const option of answered) {
    if (!asked.has(option)) throw new Error(`${file}: it completes "${option}", which no option asks for.`);
  }
}

function isCommand(value: Record<string, unknown>): value is Record<string, unknown> & Command {
  return (
    isRecord(value.data) && typeof value.data.toJSON === 'function' && typeof value.data.name === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
