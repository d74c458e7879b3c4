import { SlashCommandBuilder, time } from 'discord.js';
import type { SubmitOutcome } from '../src/catalog/submissions/submit.ts';
import type { SlashCommand } from '../src/discord/interactions/command.ts';
import { type Reply, say, whisper } from '../src/discord/interactions/reply.ts';
import { message, sentence } from '../src/view/message.ts';
import { paperCard } from '../src/view/paper-card.ts';
import { safe } from '../src/view/text.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('submit')
    .setDescription('Add a paper from arXiv that I do not hold yet')
    .addStringOption((option) =>
      option
        .setName('link')
        .setDescription('Its arXiv id, or its link on arXiv, Hugging Face or alphaXiv')
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
      return whisper(sentence(whyNot(outcome)));
  }
}

function whyNot(outcome: Exclude<SubmitOutcome, { paper: unknown }>): string {
  switch (outcome.kind) {
    case 'unreadable':
      return 'That is no arXiv id and no link to a paper on arXiv, Hugging Face or alphaXiv. One looks like `2005.11401` or `arxiv.org/abs/2005.11401`.';
    case 'several':
      return `These are ${outcome.ids.length} papers. Please submit one at a time.`;
    case 'not-found':
      return `arXiv has no paper with the id **${safe(outcome.id, 120)}**.`;
    case 'offline':
      return `I do not hold **${safe(outcome.id, 120)}**, and cannot fetch it: I am set to ask nobody on the network (\`REFRESH=off\`).`;
    case 'limit': {
      const when = time(Math.ceil(outcome.again.getTime() / 1_000), 'R');
      return outcome.limit === 'person'
        ? `You have submitted as many papers as one person may in a day. You can go on ${when}.`
        : `This server has submitted as many papers as it may in a day. It can go on ${when}.`;
    }
    case 'unavailable':
      return `The paper could not be fetched: ${safe(outcome.reason, 300)} Please try again later.`;
  }
}
