import { DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { CardBoard } from '../featured/cards.ts';
import type { Paper } from '../paper/paper.ts';
import { message, rawAllowedMentions } from '../view/message.ts';
import { paperCard } from '../view/paper-card.ts';
import type { Rest } from './bulk-rest.ts';
import { textField } from './channel-access.ts';
import { outcomeOf } from './post-outcome.ts';

/** Posts and pins the cards of featured papers. */
export function createCardBoard(parts: {
  readonly rest: Rest;
  readonly find: (id: string) => Paper | undefined;
}): CardBoard {
  const { rest } = parts;

  async function post(channelId: string, paper: Paper, note: string | undefined): Promise<string> {
    const body = message(paperCard(paper, { featured: note === undefined ? {} : { note } }));
    const answer = await rest.post(Routes.channelMessages(channelId), {
      body: {
        components: body.components,
        flags: body.flags,
        allowed_mentions: rawAllowedMentions(body),
      },
    });
    return textField(answer, 'id');
  }

  return {
    async put(channelId, featured) {
      const paper = parts.find(featured.paperId);
      if (paper === undefined) return { problem: 'I do not hold the paper any more.' };
      let messageId: string;
      try {
        messageId = await post(channelId, paper, featured.note);
      } catch (error) {
        return { problem: `I could not post its card here: ${outcomeOf(error).reason}` };
      }
      try {
        await rest.put(Routes.channelMessagesPin(channelId, messageId));
        return { messageId };
      } catch (error) {
        return { problem: `I posted its card but could not pin it: ${pinProblem(error)}` };
      }
    },

    async take(channelId, messageId) {
      try {
        await rest.delete(Routes.channelMessagesPin(channelId, messageId));
        return 'unpinned';
      } catch (error) {
        return outcomeOf(error).kind === 'later' ? 'later' : 'left';
      }
    },
  };
}

function pinProblem(error: unknown): string {
  if (error instanceof DiscordAPIError) {
    if (error.code === RESTJSONErrorCodes.MaximumNumberOfPinsReachedForTheChannel) {
      return 'this channel has as many pins as Discord allows. Unpin one first.';
    }
    if (error.code === RESTJSONErrorCodes.MissingPermissions) {
      return 'I lack the permission **Pin Messages** in this channel.';
    }
  }
  return outcomeOf(error).reason;
}
