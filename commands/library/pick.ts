import type { StringSelectMenuInteraction } from 'discord.js';
import type { ComponentHandler } from '../../src/discord/interactions/command.ts';
import { update } from '../../src/discord/interactions/reply.ts';
import { papersOffered } from '../../src/discord/shared/papers-offered.ts';
import { savePaper } from '../../src/library/save.ts';
import { savePicker } from '../../src/view/library.ts';
import { message } from '../../src/view/message.ts';

/** Saves what is selected, and removes saved papers that no longer are. */
export const pick: ComponentHandler<StringSelectMenuInteraction> = async ({ interaction, services }) => {
  const userId = interaction.user.id;
  const papers = papersOffered(interaction, services);
  const chosen = new Set(interaction.values.flatMap((key) => services.catalog.get(key)?.id ?? []));
  const ids = papers.map(({ id }) => id);
  const before = await services.library.savedOf(userId, ids);
  const picked = { saved: 0, removed: 0, left: 0 };
  // Remove first, to make room.
  for (const { id } of papers) {
    if (before.has(id) && !chosen.has(id) && (await services.library.remove(userId, id))) picked.removed += 1;
  }
  for (const paper of papers) {
    if (before.has(paper.id) || !chosen.has(paper.id)) continue;
    const { kind } = await savePaper(services, userId, paper);
    if (kind === 'saved') picked.saved += 1;
    if (kind === 'full') picked.left += 1;
  }
  return update(message(savePicker(papers, await services.library.savedOf(userId, ids), picked)));
};
