import { SlashCommandBuilder } from 'discord.js';
import { onPress, type SlashCommand } from '../src/discord/interactions/command.ts';
import { say, update, whisper } from '../src/discord/interactions/reply.ts';
import type { Services } from '../src/discord/interactions/services.ts';
import { cardBody, featuredMarks, viewerOfMessage } from '../src/discord/shared/card-context.ts';
import { componentsOf, pageOf } from '../src/discord/shared/page.ts';
import { heldPaper } from '../src/discord/shared/paper-option.ts';
import { WINDOWS, type Window } from '../src/trending/score.ts';
import { voteScope } from '../src/trending/votes.ts';
import { openTrending, turnTrending, vote } from '../src/view/component-ids.ts';
import { message, sentence } from '../src/view/message.ts';
import { listState } from '../src/view/paper-list.ts';
import { trendingList } from '../src/view/trending-list.ts';
import { voteCast } from '../src/view/vote-cast.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('trending')
    .setDescription("What's popular right now")
    .addStringOption((option) =>
      option
        .setName('window')
        .setDescription('How far back to look (default: day)')
        .addChoices(...WINDOWS.map((window) => ({ name: window, value: window }))),
    )
    .addStringOption((option) =>
      option
        .setName('category')
        .setDescription('Only papers in this category, such as cs.CL')
        .setMaxLength(60)
        .setAutocomplete(true),
    ),

  fromCatalog: true,

  autocomplete: {
    category: (typed, { services }) => services.search.suggest('category', typed),
  },

  async run({ interaction, services }) {
    const request = {
      window: windowOf(interaction.options.getString('window')),
      category: interaction.options.getString('category') ?? '',
    };
    const { body, isEmpty } = await page(request, 0, interaction, services);
    return isEmpty ? whisper(body) : say(body);
  },

  components: [
    onPress(turnTrending, async ({ interaction, services, args }) => {
      const [window, ...category] = listState(turnTrending, componentsOf(interaction)).split(' ');
      const request = { window: windowOf(window), category: category.join(' ') };
      return update((await page(request, pageOf(args), interaction, services)).body);
    }),

    onPress(openTrending, async ({ interaction, services, args }) =>
      whisper((await page({ window: windowOf(args[0]), category: '' }, 0, interaction, services)).body),
    ),

    /** Casts or withdraws the person's vote, and shows the new count on the card. */
    onPress(vote, async ({ interaction, services, args }) => {
      const paper = heldPaper(services, args[0]);
      const { voted } = await services.votes.toggle({
        scope: voteScope(interaction.guildId, interaction.user.id),
        paperId: paper.id,
        userId: interaction.user.id,
        at: services.clock(),
      });
      const viewer = viewerOfMessage(interaction);
      const body = await cardBody(services, viewer, paper);
      // A card in the channel looks the same to everyone, so it can't mark who voted.
      return viewer.isPrivate === true ? update(body) : update(body, sentence(voteCast(paper, voted)));
    }),
  ],
} satisfies SlashCommand;

async function page(
  request: { readonly window: Window; readonly category: string },
  number: number,
  place: { readonly guildId: string | null; readonly user: { readonly id: string } },
  services: Services,
) {
  const outcome = await services.trending.rank({
    window: request.window,
    scope: voteScope(place.guildId, place.user.id),
    ...(request.category === '' ? {} : { category: request.category }),
  });
  const marks = await featuredMarks(services, place.guildId);
  const body = message(trendingList({ ...request, outcome, page: number, ...marks }));
  return { body, isEmpty: outcome.entries.length === 0 };
}

function windowOf(name: string | null | undefined): Window {
  return WINDOWS.find((window) => window === name) ?? 'day';
}
