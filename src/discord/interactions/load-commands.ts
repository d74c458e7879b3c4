import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ComponentId } from '../../view/custom-id.ts';
import { checkCommand } from './check-command.ts';
import type { Command } from './command.ts';

/** All commands, by file name; right-click commands have a different name in Discord. */
export type Commands = ReadonlyMap<string, Command>;

/**
 * Loads every command in a folder: the folder is the list. A file that isn't a command stops the start,
 * because otherwise the people who need a command would be the first to notice it missing.
 *
 * @param drawn the components that views draw: each must have its handler.
 * @throws Error naming the file and what is wrong with it.
 */
export async function loadCommands(folder: string, drawn: readonly ComponentId[] = []): Promise<Commands> {
  const commands = new Map<string, Command>();
  const files = new Map<string, string>();
  for (const file of (await readdir(folder)).filter(isModule).sort()) {
    const { name } = path.parse(file);
    const other = files.get(name);
    if (other !== undefined)
      throw new Error(`commands/${file} and commands/${other} are both named "${name}".`);
    files.set(name, file);
    commands.set(name, checkCommand(await defaultExport(path.join(folder, file)), written(name), name));
  }
  for (const id of drawn) checkHandled(id, commands);
  return commands;
}

/** The source file's name, rather than the compiled one's. */
function written(name: string): string {
  return `commands/${name}.ts`;
}

function isModule(file: string): boolean {
  return /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts');
}

async function defaultExport(file: string): Promise<unknown> {
  try {
    const loaded: { readonly default?: unknown } = await import(pathToFileURL(file).href);
    return loaded.default;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${written(path.parse(file).name)} can't be loaded: ${said}`, { cause });
  }
}

function checkHandled(drawn: ComponentId, commands: Commands): void {
  const { command, action, kind } = drawn;
  const components = commands.get(command)?.components ?? [];
  if (components.some((one) => one.kind === kind && one.id.action === action)) return;
  throw new Error(
    `${written(command)}: nothing handles the ${kind} "${action}", which view/component-ids.ts draws.`,
  );
}
