import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Later, Rejection } from '../../digest/sender.ts';
import { outcomeOf } from './outcome.ts';

/** How long to open no DM channels after opening them too quickly, ms. */
export const TOO_FAST_MS = 10 * 60_000;

/** Classifies a failed request about someone's DMs. */
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

/** Whether the stored channel isn't ours: gone, or opened by another bot on the same store. */
export function isLostChannel(error: unknown): boolean {
  const code = error instanceof DiscordAPIError ? error.code : undefined;
  return code === RESTJSONErrorCodes.UnknownChannel || code === RESTJSONErrorCodes.MissingAccess;
}
