import { SlashCommandBuilder } from 'discord.js';
import type { SlashCommand } from '../src/discord/interactions/command.ts';
import { say, whisper } from '../src/discord/interactions/reply.ts';
import { bundledPapers } from '../src/discord/shared/bundled-papers.ts';
import { answer } from '../src/view/answer.ts';
import { helpText } from '../src/view/help.ts';
import { message, sentence } from '../src/view/message.ts';
import { clip } from '../src/view/text.ts';

const LONGEST_QUESTION = 500;

export default {
  data: new SlashCommandBuilder()
    .setName('ask')
    .setDescription('Ask a question and get quotes from papers')
    .addStringOption((option) =>
      option.setName('question').setDescription('What you want to know').setMinLength(1).setRequired(true),
    ),

  fromCatalog: true,

  async run({ interaction, services }) {
    const question = clip(interaction.options.getString('question', true), LONGEST_QUESTION);
    const outcome = await services.search.answer(question);
    if (outcome.isAboutTheBot === true) return whisper(sentence(helpText(services.commands)));
    const body = message(answer(question, outcome, bundledPapers(services)));
    return outcome.quotes.length === 0 ? whisper(body) : say(body);
  },
} satisfies SlashCommand;
