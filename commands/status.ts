import { SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import { sentence } from '../src/view/message.ts';
import { statusText } from '../src/view/status.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('status')
    .setDescription('Catalog size, last update and next digest'),

  async run({ services }) {
    const digests = await services.optionalRead(() => services.digests.overview());
    return whisper(sentence(statusText(services.catalog.size, services.freshness(), digests)));
  },
} satisfies SlashCommand;
