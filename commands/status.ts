import { SlashCommandBuilder } from 'discord.js';
import { type SlashCommand, whisper } from '../src/discord/command.ts';
import { ANY_INSTALL, EVERYWHERE } from '../src/discord/reach.ts';
import { sentence } from '../src/view/message.ts';
import { count } from '../src/view/text.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('status')
    .setDescription('How many papers I hold, how fresh they are, and what comes next')
    .setContexts(...EVERYWHERE)
    .setIntegrationTypes(...ANY_INSTALL),

  run({ services }) {
    const { catalog } = services;
    const lines = [
      `**${count(catalog.size, 'paper')}** in the catalog`,
      catalog.newestListing === undefined
        ? 'None of them has a listing day.'
        : `Newest batch: ${catalog.newestListing}`,
    ];
    return whisper(sentence(lines.join('\n')));
  },
} satisfies SlashCommand;
