import { SlashCommandBuilder } from 'discord.js';
import type { SubmitOutcome } from '../src/catalog/submissions/submit.ts';
import type { SlashCommand } from '../src/discord/interactions/command.ts';
import { type Reply, say, whisper } from '../src/discord/interactions/reply.ts';
import { message, sentence } from '../src/view/message.ts';
import { paperCard } from '../src/view/paper-card.ts';
import { whyNotSubmitted } from '../src/view/submission.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('submit')
    .setDescription("Add a paper from arXiv that isn't in my catalog yet")
    .addStringOption((option) =>
      option
        .setName('link')
        .setDescription('Its arXiv id, or a link to it on arXiv, Hugging Face or alphaXiv')
        .setMinLength(1)
        .setRequired(true),
    ),

  async run({ interaction, services }) {
    const { user, guildId } = interaction;
    const outcome = await services.submissions.submit({
      link: interaction.options.getString('link', true),
      userId: user.id,
      userName: user.displayName,
      guildId: guildId ?? undefined,
    });
    return reply(outcome);
  },
} satisfies SlashCommand;

function reply(outcome: SubmitOutcome): Reply {
  switch (outcome.kind) {
    case 'added':
      return say(message(paperCard(outcome.paper)));
    case 'known':
      return whisper(message(paperCard(outcome.paper)));
    default:
      return whisper(sentence(whyNotSubmitted(outcome)));
  }
}
