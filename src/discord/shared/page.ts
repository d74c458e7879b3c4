import type { ButtonInteraction } from 'discord.js';

/** The page that a page button's arguments ask for, from 0; what cannot be read is the first page. */
export function pageOf(args: readonly string[]): number {
  const page = Number(args[0]);
  return Number.isSafeInteger(page) && page > 0 ? page : 0;
}

/** The components of the message that a button sits on, which carry what its list was drawn from. */
export function componentsOf(interaction: ButtonInteraction) {
  return interaction.message.components.map((component) => component.toJSON());
}
