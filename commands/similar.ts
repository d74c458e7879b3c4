import { SlashCommandBuilder } from 'discord.js';
import { onPress, type SlashCommand } from '../src/discord/interactions/command.ts';
import { say, whisper } from '../src/discord/interactions/reply.ts';
import type { Services } from '../src/discord/interactions/services.ts';
import {
  completePaper,
  heldPaper,
  paperOption,
  resolveOnePaper,
} from '../src/discord/shared/paper-option.ts';
import type { Paper } from '../src/paper/paper.ts';
import { openSimilar } from '../src/view/component-ids.ts';
import { type MessageBody, message, sentence } from '../src/view/message.ts';
import { PAGE_SIZE, paperList } from '../src/view/paper-list.ts';
import { safe } from '../src/view/text.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('similar')
    .setDescription('Find papers like one you know')
    .addStringOption(paperOption),

  fromCatalog: true,

  autocomplete: { paper: (typed, { services }) => completePaper(typed, services) },

  async run({ interaction, services }) {
    const paper = await resolveOnePaper(services, interaction.options.getString('paper', true));
    return say(await similarTo(paper, services));
  },

  components: [
    /** The list is for the person alone, so that cards can be explored without noise. */
    onPress(openSimilar, async ({ services, args }) =>
      whisper(await similarTo(heldPaper(services, args[0]), services)),
    ),
  ],
} satisfies SlashCommand;

async function similarTo(paper: Paper, services: Services): Promise<MessageBody> {
  const hits = await services.search.similar(paper.id, PAGE_SIZE);
  if (hits.length === 0) return sentence(`No similar papers for **${safe(paper.title, 300)}**.`);
  return message(
    paperList({
      heading: `### Similar to ${safe(paper.title, 300)}`,
      entries: hits.map((hit) => ({ paper: hit.paper })),
    }),
  );
}
