import { SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import { recommendFor } from '../src/library/recommend.ts';
import { message } from '../src/view/message.ts';
import { PAGE_SIZE } from '../src/view/paper-list.ts';
import { recommendationList } from '../src/view/recommendations.ts';

export default {
  defersPrivately: true,
  fromCatalog: true,

  data: new SlashCommandBuilder()
    .setName('recommend')
    .setDescription('Papers like the ones you saved or upvoted (only you can see them)'),

  async run({ interaction, services }) {
    return whisper(message(recommendationList(await recommendFor(services, interaction.user.id, PAGE_SIZE))));
  },
} satisfies SlashCommand;
