import { PermissionFlagsBits, SlashCommandBuilder, userMention } from 'discord.js';
import { citationOf } from '../src/cite/citation.ts';
import { bibtexEntry } from '../src/cite/formats/bibtex.ts';
import { citeKey } from '../src/cite/key.ts';
import { onPress, onSelect, type SlashCommand } from '../src/discord/interactions/command.ts';
import { checkPermission, onlyInServers } from '../src/discord/interactions/permission.ts';
import { say, whisper } from '../src/discord/interactions/reply.ts';
import { cardBody, viewerOf } from '../src/discord/shared/card-context.ts';
import { completePaper, heldPaper, paperOption, resolvePaper } from '../src/discord/shared/paper-option.ts';
import { papersOffered } from '../src/discord/shared/papers-offered.ts';
import { citation } from '../src/view/citation.ts';
import { citePaper, openPaper, sharePaper } from '../src/view/component-ids.ts';
import { savePicker } from '../src/view/library.ts';
import { message } from '../src/view/message.ts';
import { SAVE_OPTION } from '../src/view/open-select.ts';
import { paperList } from '../src/view/paper-list.ts';
import { searchNotes } from '../src/view/search-notes.ts';
import { quoted } from '../src/view/text.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('paper')
    .setDescription('Show a paper')
    .addStringOption(paperOption),

  fromCatalog: true,

  autocomplete: { paper: (typed, { services }) => completePaper(typed, services) },

  async run({ interaction, services }) {
    const typed = interaction.options.getString('paper', true);
    const resolved = await resolvePaper(services, typed);
    if ('paper' in resolved) return say(await cardBody(services, interaction, resolved.paper));
    return whisper(
      message(
        paperList({
          heading: `### Which paper do you mean by ${quoted(typed, 200)}?`,
          notes: searchNotes(resolved.candidates),
          entries: resolved.candidates.hits.map(({ paper }) => ({ paper })),
        }),
      ),
    );
  },

  components: [
    onPress(citePaper, async ({ interaction, services, args: [key] }) => {
      const paper = heldPaper(services, key);
      const saved = await services.library.find(interaction.user.id, paper.id);
      return whisper(citation(bibtexEntry(citationOf(paper, saved?.key ?? citeKey(paper)))));
    }),
    onSelect(openPaper, async ({ interaction, services }) => {
      if (interaction.values[0] === SAVE_OPTION) {
        const papers = papersOffered(interaction, services);
        const ids = papers.map(({ id }) => id);
        return whisper(message(savePicker(papers, await services.library.savedOf(interaction.user.id, ids))));
      }
      const paper = heldPaper(services, interaction.values[0]);
      return whisper(await cardBody(services, viewerOf(interaction, true), paper));
    }),
    onPress(sharePaper, async ({ interaction, guildId, services, args }) => {
      if (guildId === null) throw onlyInServers();
      const isThread = interaction.channel?.isThread() === true;
      const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
      checkPermission(interaction, isThread ? SendMessagesInThreads : SendMessages);
      const remark = `-# Shared by ${userMention(interaction.user.id)}`;
      return say(await cardBody(services, interaction, heldPaper(services, args[0]), remark));
    }),
  ],
} satisfies SlashCommand;
