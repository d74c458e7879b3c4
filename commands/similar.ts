import { SlashCommandBuilder } from 'discord.js';
import { type SlashCommand, say, whisper } from '../src/discord/interactions/command.ts';
import type { Services } from '../src/discord/interactions/services.ts';
import { ANY_INSTALL, EVERYWHERE } from '../src/discord/shared/contexts.ts';
import { paperMessage } from '../src/discord/shared/paper-message.ts';
import {
  completePaper,
  heldPaper,
  paperOption,
  resolveOnePaper,
} from '../src/discord/shared/paper-option.ts';
import type { Paper } from '../src/paper/paper.ts';
import { type MessageBody, sentence } from '../src/view/message.ts';
import { PAGE_SIZE, paperList } from '../src/view/paper-list.ts';
import { safe } from '../src/view/text.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('similar')
    .setDescription('Find papers like one you know')
    .setContexts(...EVERYWHERE)
    .setIntegrationTypes(...ANY_INSTALL)
    .addStringOption(paperOption),

  autocomplete: { paper: (typed, { services }) => completePaper(typed, services) },

  async run({ interaction, services }) {
    const paper = await resolveOnePaper(services, interaction.options.getString('paper', true));
    return say(await similarTo(paper, services));
  },

  buttons: {
    /** The button of every card: the list is for the person alone, so that cards can be explored without noise. */
    async open({ services, args }) {
      return whisper(await similarTo(heldPaper(services, args[0]), services));
    },
  },
} satisfies SlashCommand;

async function similarTo(paper: Paper, services: Services): Promise<MessageBody> {
  const hits = await services.search.similar(paper.id, PAGE_SIZE);
  if (hits.length === 0) return sentence(`I hold no paper that is like **${safe(paper.title, 300)}**.`);
  return paperMessage(
    services,
    paperList({
      heading: `### Similar to ${safe(paper.title, 300)}`,
      entries: hits.map((hit) => ({ paper: hit.paper })),
    }),
  );
}
