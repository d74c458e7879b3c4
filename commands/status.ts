import { SlashCommandBuilder } from 'discord.js';
import { type SlashCommand, whisper } from '../src/discord/interactions/command.ts';
import { ANY_INSTALL, EVERYWHERE } from '../src/discord/shared/contexts.ts';
import { sentence } from '../src/view/message.ts';
import { statusText } from '../src/view/status.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('status')
    .setDescription('How many papers I hold, how fresh they are, and what comes next')
    .setContexts(...EVERYWHERE)
    .setIntegrationTypes(...ANY_INSTALL),

  async run({ services }) {
    const digests = await services.digests.overview();
    return whisper(sentence(statusText(services.catalog.size, services.freshness(), digests)));
  },
} satisfies SlashCommand;
