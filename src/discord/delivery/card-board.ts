import { DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { CardBoard } from '../../featured/cards.ts';
import type { Paper } from '../../paper/paper.ts';
import { message, rawAllowedMentions } from '../../view/message.ts';
import { paperCard } from '../../view/paper-card.ts';
import { sayRejection } from '../../view/rejection.ts';
import type { Rest } from '../rest/bulk-rest.ts';
import { textField } from './channel-access.ts';
import { outcomeOf } from './outcome.ts';

/** Posts and pins the cards of featured papers. */
export function createCardBoard(parts: {
  readonly rest: Rest;
  readonly find: (id: string) => Paper | undefined;
}): CardBoard {
  const { rest } = parts;

  return {
    async post(channelId, featured) {
      const paper = parts.find(featured.paperId);
      if (paper === undefined) return { problem: 'I do not hold the paper any more.' };
      const { note } = featured;
      const body = message(paperCard(paper, { featured: note === undefined ? {} : { note } }));
      try {
        const answer = await rest.post(Routes.channelMessages(channelId), {
          body: {
            components: body.components,
            flags: body.flags,
            allowed_mentions: rawAllowedMentions(body),
          },
        });
        return { messageId: textField(answer, 'id') };
      } catch (error) {
        return { problem: sayRejection(outcomeOf(error).reason) };
      }
    },

    async pin(channelId, messageId) {
      try {
        await rest.put(Routes.channelMessagesPin(channelId, messageId));
        return 'pinned';
      } catch (error) {
        return isGone(error) ? 'gone' : { problem: pinProblem(error) };
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

function isGone(error: unknown): boolean {
  const deleted = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;
  return deleted || outcomeOf(error).kind === 'gone';
}

function pinProblem(error: unknown): string {
  if (error instanceof DiscordAPIError) {
    if (error.code === RESTJSONErrorCodes.MaximumNumberOfPinsReachedForTheChannel) {
      return 'This channel has as many pins as Discord allows; unpin one first.';
    }
    if (error.code === RESTJSONErrorCodes.MissingPermissions) {
      return 'I lack the permission **Pin Messages** in this channel.';
    }
  }
  return sayRejection(outcomeOf(error).reason);
}
