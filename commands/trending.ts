import { type ButtonInteraction, SlashCommandBuilder } from 'discord.js';
import { type Reply, type SlashCommand, say, update, whisper } from '../src/discord/interactions/command.ts';
import type { Services } from '../src/discord/interactions/services.ts';
import { cardBody, featuredIds } from '../src/discord/shared/card-context.ts';
import { ANY_INSTALL, EVERYWHERE } from '../src/discord/shared/contexts.ts';
import { pageOf } from '../src/discord/shared/page.ts';
import { paperMessage } from '../src/discord/shared/paper-message.ts';
import { heldPaper } from '../src/discord/shared/paper-option.ts';
import { WINDOWS, type Window } from '../src/trending/score.ts';
import { voteScope } from '../src/trending/votes.ts';
import { listState } from '../src/view/paper-list.ts';
import { trendingList } from '../src/view/trending-list.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('trending')
    .setDescription('Papers that people vote for and talk about now')
    .setContexts(...EVERYWHERE)
    .setIntegrationTypes(...ANY_INSTALL)
    .addStringOption((option) =>
      option
        .setName('window')
        .setDescription('How far back to look; a day unless you choose')
        .addChoices(...WINDOWS.map((window) => ({ name: window, value: window }))),
    )
    .addStringOption((option) =>
      option
        .setName('category')
        .setDescription('Only papers of this category, such as cs.CL')
        .setMaxLength(60)
        .setAutocomplete(true),
    ),

  autocomplete: {
    category: (typed, { services }) =>
      services.search.suggest('category', typed).map(({ label, value }) => ({ name: label, value })),
  },

  async run({ interaction, services }) {
    const request = {
      window: windowOf(interaction.options.getString('window')),
      category: interaction.options.getString('category') ?? '',
    };
    return say(await page(request, 0, interaction, services));
  },

  buttons: {
    async page({ interaction, services, args }) {
      const [window, ...category] = listState('trending', componentsOf(interaction)).split(' ');
      const request = { window: windowOf(window), category: category.join(' ') };
      return update(await page(request, pageOf(args), interaction, services));
    },

    /** The button of a quiet day's digest: what trended in a longer time, for the person alone. */
    async open({ interaction, services, args }) {
      return whisper(await page({ window: windowOf(args[0]), category: '' }, 0, interaction, services));
    },

    /** The vote button of every card: casts the person's vote, or takes it back, and shows the new count on the card. */
    async vote({ interaction, services, args }): Promise<Reply> {
      const paper = heldPaper(services, args[0]);
      await services.votes.toggle({
        scope: voteScope(interaction.guildId, interaction.user.id),
        paperId: paper.id,
        userId: interaction.user.id,
        at: services.clock(),
      });
      return update(await cardBody(services, interaction, paper));
    },
  },
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
  const featured = await featuredIds(services, place.guildId);
  return paperMessage(services, trendingList({ ...request, outcome, page: number, featured }));
}

function windowOf(name: string | null | undefined): Window {
  return WINDOWS.find((window) => window === name) ?? 'day';
}

function componentsOf(interaction: ButtonInteraction) {
  return interaction.message.components.map((component) => component.toJSON());
}
