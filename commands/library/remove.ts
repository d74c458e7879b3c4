import type { ChatInputCommandInteraction } from 'discord.js';
import type { Autocomplete, Handler } from '../../src/discord/interactions/command.ts';
import { whisper } from '../../src/discord/interactions/reply.ts';
import { UserError } from '../../src/discord/interactions/user-error.ts';
import { completePaper, resolveOnePaper } from '../../src/discord/shared/paper-option.ts';
import { findSaves } from '../../src/library/find-saves.ts';
import { paperKey } from '../../src/paper/key.ts';
import { saveMessage } from '../../src/view/library.ts';
import { message } from '../../src/view/message.ts';
import { safe } from '../../src/view/text.ts';

/** Suggests papers to save from the catalog, and papers to remove from those saved. */
export const completeSaved: Autocomplete = async (typed, { interaction, services }) => {
  if (interaction.options.getSubcommand(false) !== 'remove') return completePaper(typed, services);
  const wanted = typed.trim().toLowerCase();
  const saves = await services.library.all(interaction.user.id);
  const begun = saves.filter(({ paper }) => `${paper.title} ${paper.id}`.toLowerCase().includes(wanted));
  const found = begun.length > 0 ? begun : await findSaves(saves, typed, (id) => services.catalog.get(id));
  return found.map(({ paper }) => ({ label: paper.title, value: paperKey(paper.id) }));
};

/** A paper can be removed even if it is no longer in the catalog. */
export const removeSaved: Handler<ChatInputCommandInteraction> = async ({ interaction, services }) => {
  const typed = interaction.options.getString('paper', true).trim();
  const saves = await services.library.all(interaction.user.id);
  const named = saves.find(({ paper }) => paperKey(paper.id) === typed || paper.id === typed);
  const paper = named?.paper ?? (await resolveOnePaper(services, typed));
  if (!(await services.library.remove(interaction.user.id, paper.id))) {
    throw new UserError(`**${safe(paper.title, 300)}** isn't in your library.`);
  }
  return whisper(message(saveMessage(paper, { kind: 'removed' })));
};
