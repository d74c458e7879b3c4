import type { Client } from 'discord.js';

interface Action {
  handle(data: object): void;
}

/**
 * Makes a client emit interactions received elsewhere as if they came over its gateway. Uses an internal part of
 * discord.js.
 *
 * @throws Error if this version of discord.js works differently.
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
