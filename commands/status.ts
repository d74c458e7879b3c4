import { SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import { sentence } from '../src/view/message.ts';
import { statusText } from '../src/view/status.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('status')
    .setDescription('How many papers I hold, how fresh they are, and what comes next'),

  async run({ services }) {
    const digests = await services.optionalRead(() => services.digests.overview());
    return whisper(sentence(statusText(services.catalog.size, services.freshness(), digests)));
  },
} satisfies SlashCommand;
