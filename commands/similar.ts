import { SlashCommandBuilder } from 'discord.js';
import { papersIn } from '../src/catalog/lookup/in-text.ts';
import { onPress, type SlashCommand } from '../src/discord/interactions/command.ts';
import { say, whisper } from '../src/discord/interactions/reply.ts';
import type { Services } from '../src/discord/interactions/services.ts';
import { UserError } from '../src/discord/interactions/user-error.ts';
import { componentsOf } from '../src/discord/shared/page.ts';
import {
  completePaper,
  heldPaper,
  paperOption,
  resolveOnePaper,
} from '../src/discord/shared/paper-option.ts';
import { papersListed } from '../src/discord/shared/papers-offered.ts';
import type { Paper } from '../src/paper/paper.ts';
import { openSimilar, similarToListed } from '../src/view/component-ids.ts';
import { type MessageBody, message } from '../src/view/message.ts';
import { PAGE_SIZE, paperList } from '../src/view/paper-list.ts';
import { count, safe } from '../src/view/text.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('similar')
    .setDescription('Find papers like one you know')
    .addStringOption(paperOption),

  fromCatalog: true,

  autocomplete: { paper: (typed, { services }) => completePaper(typed, services) },

  async run({ interaction, services }) {
    const typed = interaction.options.getString('paper', true);
    const { papers, rest } = papersIn(services.catalog, typed);
    const several = papers.length > 1 && !/[\p{L}\p{N}]/u.test(rest);
    return say(await similarTo(several ? papers : [await resolveOnePaper(services, typed)], services));
  },

  components: [
    /** Only the person sees the list, so that cards can be explored without noise. */
    onPress(openSimilar, async ({ services, args }) =>
      whisper(await similarTo([heldPaper(services, args[0])], services)),
    ),
    onPress(similarToListed, async ({ interaction, services }) =>
      whisper(await similarTo(papersListed(componentsOf(interaction), services), services)),
    ),
  ],
} satisfies SlashCommand;

async function similarTo(papers: readonly Paper[], services: Services): Promise<MessageBody> {
  const ids = papers.map(({ id }) => id);
  const hits = await services.search.similar(ids, PAGE_SIZE);
  const [only] = papers;
  const them =
    papers.length === 1 && only !== undefined ? safe(only.title, 300) : count(papers.length, 'paper');
  if (hits.length === 0) throw new UserError(`No similar papers for **${them}**.`);
  return message(
    paperList({
      heading: `### Similar to ${them}`,
      entries: hits.map((hit) => ({ paper: hit.paper })),
    }),
  );
}
