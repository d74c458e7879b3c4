import { SlashCommandBuilder } from 'discord.js';
import { type SlashCommand, say } from '../src/discord/interactions/command.ts';
import { ANY_INSTALL, EVERYWHERE } from '../src/discord/shared/contexts.ts';
import { paperMessage } from '../src/discord/shared/paper-message.ts';
import { answer } from '../src/view/answer.ts';
import { clip } from '../src/view/text.ts';

const LONGEST_QUESTION = 500;

export default {
  data: new SlashCommandBuilder()
    .setName('ask')
    .setDescription('Ask a question; I answer with sentences of papers, quoted')
    .setContexts(...EVERYWHERE)
    .setIntegrationTypes(...ANY_INSTALL)
    .addStringOption((option) =>
      option.setName('question').setDescription('What you want to know').setMinLength(1).setRequired(true),
    ),

  async run({ interaction, services }) {
    const question = clip(interaction.options.getString('question', true), LONGEST_QUESTION);
    return say(paperMessage(services, answer(question, await services.search.answer(question))));
  },
} satisfies SlashCommand;
