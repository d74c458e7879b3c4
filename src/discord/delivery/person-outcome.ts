import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Later, Rejection } from '../../digest/sender.ts';
import { outcomeOf } from './outcome.ts';

/** Opened too quickly, no channel is opened for so long, ms. */
export const TOO_FAST_MS = 10 * 60_000;

/** What became of a request about someone's private messages that failed. */
export function personOutcome(error: unknown): Rejection | Later {
  switch (error instanceof DiscordAPIError ? error.code : undefined) {
    case RESTJSONErrorCodes.CannotSendMessagesToThisUser:
      return { kind: 'gone', reason: { kind: 'closed' } };
    case RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds:
      return { kind: 'gone', reason: { kind: 'no-common-server' } };
    case RESTJSONErrorCodes.UnknownUser:
      return { kind: 'gone', reason: { kind: 'gone' } };
    case RESTJSONErrorCodes.OpeningDirectMessagesTooFast:
      return { kind: 'later', reason: { kind: 'busy' }, waitMs: TOO_FAST_MS };
    default:
      return outcomeOf(error);
  }
}

/** Whether the channel that was kept is none of ours: gone, or opened by another bot on the same store. */
export function isLostChannel(error: unknown): boolean {
  const code = error instanceof DiscordAPIError ? error.code : undefined;
  return code === RESTJSONErrorCodes.UnknownChannel || code === RESTJSONErrorCodes.MissingAccess;
}
