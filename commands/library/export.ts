import type { ChatInputCommandInteraction } from 'discord.js';
import { EXPORT_FORMATS, exportPapers } from '../../src/cite/formats/export.ts';
import type { Handler } from '../../src/discord/interactions/command.ts';
import { whisper } from '../../src/discord/interactions/reply.ts';
import { UserError } from '../../src/discord/interactions/user-error.ts';
import { findSaves } from '../../src/library/find-saves.ts';
import { EMPTY_LIBRARY, exportMessage } from '../../src/view/library.ts';

/** Everything saved, as a file. */
export const exportLibrary: Handler<ChatInputCommandInteraction> = async ({ interaction, services }) => {
  const wanted = interaction.options.getString('format', true);
  const format = EXPORT_FORMATS.find((one) => one === wanted);
  if (format === undefined) throw new UserError("I can't write that format. Choose one from the list.");
  const saves = await services.library.all(interaction.user.id);
  if (saves.length === 0) throw new UserError(EMPTY_LIBRARY);
  const papers = await findSaves(saves, '', (id) => services.catalog.get(id));
  return whisper(exportMessage(await exportPapers(format, papers, services.clock()), papers.length));
};
