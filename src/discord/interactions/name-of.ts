import type { Interaction } from 'discord.js';
import { readCustomId } from '../../view/custom-id.ts';

/** What is being answered, for the log: names only, never what people typed. */
export function nameOf(interaction: Interaction): string {
  if (interaction.isCommand() || interaction.isAutocomplete()) return `/${interaction.commandName}`;
  if (!interaction.isMessageComponent()) return 'an interaction';
  const id = readCustomId(interaction.customId);
  return id === undefined ? 'an unknown component' : `${id.command}:${id.action}`;
}
