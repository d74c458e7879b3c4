import type { Command } from './command.ts';
import { commandFaults } from './command-faults.ts';

/**
 * Checks that a file's export keeps the contract of `command.ts`, as far as types can't ensure it.
 *
 * @param file its name in error messages.
 * @param name the file's name, which must be the command's.
 * @throws Error naming the file and what is wrong with it.
 */
export function checkCommand(value: unknown, file: string, name: string): Command {
  if (!isRecord(value) || !isRecord(value.data) || !hasHandler(value)) {
    throw new Error(
      `${file} doesn't default-export a command: { data, run, … } (see src/discord/interactions/command.ts).`,
    );
  }
  if (!isCommand(value)) throw new Error(`${file}: its data is not one of discord.js's command builders.`);
  try {
    value.data.toJSON();
  } catch (cause) {
    throw new Error(`${file}: discord.js refuses its definition: ${String(cause)}`, { cause });
  }
  const [fault] = commandFaults(value, name);
  if (fault !== undefined) throw new Error(`${file} ${fault}`);
  return value;
}

function hasHandler({ run, subcommands }: Record<string, unknown>): boolean {
  return (typeof run === 'function') !== isRecord(subcommands);
}

function isCommand(value: Record<string, unknown>): value is Record<string, unknown> & Command {
  return (
    isRecord(value.data) && typeof value.data.toJSON === 'function' && typeof value.data.name === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
