import { ApplicationCommandType, ContextMenuCommandBuilder, PermissionFlagsBits } from 'discord.js';
import { papersIn } from '../src/catalog/lookup/in-text.ts';
import type { ServerMessageCommand } from '../src/discord/interactions/command.ts';
import { whisper } from '../src/discord/interactions/reply.ts';
import { UserError } from '../src/discord/interactions/user-error.ts';
import { messageText } from '../src/discord/message-text.ts';
import { showCard } from '../src/featured/cards.ts';
import { feature } from '../src/featured/feature.ts';
import { cardShown, isFeatured } from '../src/view/featured-card.ts';
import { sentence } from '../src/view/message.ts';
import { count, safe } from '../src/view/text.ts';

/** Most papers featured from one message. */
const MOST = 5;

const NO_CARDS =
  "I didn't pin their cards: several at once would flood the channel. Use `/pin` for the ones you want pinned.";

export default {
  scope: 'server',
  requires: PermissionFlagsBits.PinMessages,

  data: new ContextMenuCommandBuilder().setName('Feature papers').setType(ApplicationCommandType.Message),
  about: 'Feature the papers it mentions',

  async run({ interaction, guildId, services }) {
    const { channelId, user, targetMessage } = interaction;
    const { papers, missing } = papersIn(services.catalog, messageText(targetMessage));
    if (papers.length + missing.length === 0) {
      throw new UserError(
        "I couldn't find a paper in this message. I look for arXiv ids and links to papers.",
      );
    }
    const lines: string[] = [];
    for (const paper of papers.slice(0, MOST)) {
      const { featured, renewed } = await feature(services, { guildId, userId: user.id }, paper.id);
      lines.push(`${isFeatured(paper, featured, renewed)}.`);
      if (papers.length === 1) lines.push(cardShown(await showCard(services, channelId, featured)));
    }
    if (papers.length > 1) lines.push(NO_CARDS);
    if (papers.length > MOST) lines.push(`Featured the first ${MOST} of ${count(papers.length, 'paper')}.`);
    if (missing.length > 0) {
      const named = missing.slice(0, MOST).map((id) => `**${safe(id, 60)}**`);
      const way = services.submissions.isOn ? ' Add papers from arXiv with `/submit`.' : '';
      lines.push(`Not in my catalog: ${named.join(', ')}.${way}`);
    }
    return whisper(sentence(lines.join('\n')));
  },
} satisfies ServerMessageCommand;
