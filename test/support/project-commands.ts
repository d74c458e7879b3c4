import { fileURLToPath } from 'node:url';
import { type Commands, loadCommands } from '../../src/discord/interactions/load-commands.ts';

let loaded: Promise<Commands> | undefined;

/** The project's commands, for tests that send without a bot. */
export function projectCommands(): Promise<Commands> {
  loaded ??= loadCommands(fileURLToPath(new URL('../../dist/commands', import.meta.url)));
  return loaded;
}
