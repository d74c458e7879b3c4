import type { ButtonInteraction } from 'discord.js';

/** The page a page button's arguments ask for, from 0; anything unreadable means the first page. */
export function pageOf(args: readonly string[]): number {
  const page = Number(args[0]);
  return Number.isSafeInteger(page) && page > 0 ? page : 0;
}

/** The components of a button's message, which carry what its list was drawn from. */
export function componentsOf(interaction: ButtonInteraction) {
  return interaction.message.components.map((component) => component.toJSON());
}
