import { DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { CardBoard, CardProblem, FeaturedCard } from '../../featured/card-board.ts';
import type { Paper } from '../../paper/paper.ts';
import { message, rawAllowedMentions } from '../../view/message.ts';
import { paperCard } from '../../view/paper-card.ts';
import { sayRejection } from '../../view/rejection.ts';
import type { Rest } from '../rest/bulk-rest.ts';
import { textField } from './channel-access.ts';
import { outcomeOf } from './outcome.ts';

/** Posts, redraws and pins the cards of featured papers. */
export function createCardBoard(parts: {
  readonly rest: Rest;
  readonly find: (id: string) => Paper | undefined;
}): CardBoard {
  const { rest } = parts;

  return {
    async post(channelId, card) {
      const paper = parts.find(card.paperId);
      if (paper === undefined) return { problem: { kind: 'not-held' } };
      try {
        const answer = await rest.post(Routes.channelMessages(channelId), { body: drawn(paper, card) });
        return { messageId: textField(answer, 'id') };
      } catch (error) {
        return { problem: turnedDown(error) };
      }
    },

    async redraw({ channelId, messageId }, card) {
      const paper = parts.find(card.paperId);
      if (paper === undefined) return { problem: { kind: 'not-held' } };
      try {
        await rest.patch(Routes.channelMessage(channelId, messageId), { body: drawn(paper, card) });
        return 'redrawn';
      } catch (error) {
        if (isGone(error)) return 'gone';
        return outcomeOf(error).kind === 'later' ? 'later' : { problem: turnedDown(error) };
      }
    },

    async pin({ channelId, messageId }) {
      try {
        await rest.put(Routes.channelMessagesPin(channelId, messageId));
        return 'pinned';
      } catch (error) {
        return isGone(error) ? 'gone' : { problem: pinProblem(error) };
      }
    },

    async unpin({ channelId, messageId }) {
      try {
        await rest.delete(Routes.channelMessagesPin(channelId, messageId));
        return 'unpinned';
      } catch (error) {
        return outcomeOf(error).kind === 'later' ? 'later' : 'left';
      }
    },
  };
}

function drawn(paper: Paper, { votes, featured }: FeaturedCard) {
  const body = message(paperCard(paper, { votes, ...(featured === undefined ? {} : { featured }) }));
  return {
    components: body.components,
    flags: body.flags,
    allowed_mentions: rawAllowedMentions(body),
  };
}

function isGone(error: unknown): boolean {
  const deleted = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;
  return deleted || outcomeOf(error).kind === 'gone';
}

function pinProblem(error: unknown): CardProblem {
  if (error instanceof DiscordAPIError) {
    if (error.code === RESTJSONErrorCodes.MaximumNumberOfPinsReachedForTheChannel)
      return { kind: 'too-many-pins' };
    if (error.code === RESTJSONErrorCodes.MissingPermissions) return { kind: 'may-not-pin' };
  }
  return turnedDown(error);
}

function turnedDown(error: unknown): CardProblem {
  return { kind: 'turned-down', said: sayRejection(outcomeOf(error).reason) };
}
