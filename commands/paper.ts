import { SlashCommandBuilder } from 'discord.js';
import { type SlashCommand, say, whisper } from '../src/discord/interactions/command.ts';
import { cardBody } from '../src/discord/shared/card-context.ts';
import { ANY_INSTALL, EVERYWHERE } from '../src/discord/shared/contexts.ts';
import { paperMessage } from '../src/discord/shared/paper-message.ts';
import { completePaper, heldPaper, paperOption, resolvePaper } from '../src/discord/shared/paper-option.ts';
import { paperList } from '../src/view/paper-list.ts';
import { searchNotes } from '../src/view/search-notes.ts';
import { quoted } from '../src/view/text.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('paper')
    .setDescription('Show one paper')
    .setContexts(...EVERYWHERE)
    .setIntegrationTypes(...ANY_INSTALL)
    .addStringOption(paperOption),

  autocomplete: { paper: (typed, { services }) => completePaper(typed, services) },

  async run({ interaction, services }) {
    const typed = interaction.options.getString('paper', true);
    const resolved = await resolvePaper(services, typed);
    if ('paper' in resolved) return say(await cardBody(services, interaction, resolved.paper));
    return say(
      paperMessage(
        services,
        paperList({
          heading: `### Which paper do you mean by ${quoted(typed, 200)}?`,
          notes: searchNotes(resolved.candidates),
          entries: resolved.candidates.hits.map(({ paper }) => ({ paper })),
        }),
      ),
    );
  },

  selects: {
    /** The select of every list: opens one of its papers for the person alone. */
    async open({ interaction, services }) {
      const paper = heldPaper(services, interaction.values[0]);
      return whisper(await cardBody(services, interaction, paper));
    },
  },
} satisfies SlashCommand;
