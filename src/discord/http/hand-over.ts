import type { Client } from 'discord.js';

interface Action {
  handle(data: object): void;
}

/**
 * Makes a client emit interactions that came by another way as if its gateway had brought them. discord.js keeps what does it
 * to itself.
 *
 * @throws Error when this version of discord.js does it otherwise.
 */
export function createHandOver(client: Client): (interaction: object) => void {
  const actions: unknown = Reflect.get(client, 'actions');
  const action: unknown =
    typeof actions === 'object' && actions !== null ? Reflect.get(actions, 'InteractionCreate') : undefined;
  if (!isAction(action)) throw new Error("This version of discord.js can't take interactions by HTTP.");
  return (interaction) => action.handle(interaction);
}

function isAction(value: unknown): value is Action {
  return (
    typeof value === 'object' && value !== null && 'handle' in value && typeof value.handle === 'function'
  );
}
