import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { Later, Rejection } from '../../digest/sender.ts';

/** What became of a request that failed, as far as it changes what is done next. */
export function outcomeOf(error: unknown): Rejection | Later {
  if (error instanceof RateLimitError) {
    const waitMs = Math.max(error.timeToReset, error.retryAfter, error.sublimitTimeout);
    return { kind: 'later', reason: 'Discord asks me to wait.', waitMs };
  }
  if (error instanceof DiscordAPIError) return rejection(error);
  if (error instanceof HTTPError) return { kind: 'later', reason: `Discord has trouble (${error.status}).` };
  const said = error instanceof Error ? error.message : String(error);
  return isOfNetwork(error)
    ? { kind: 'later', reason: `Discord could not be reached (${said}).` }
    : { kind: 'later', reason: `Something went wrong on my side (${said}).` };
}

/** Node and its HTTP client put a code on every error of the network; a request that took too long is aborted. */
function isOfNetwork(error: unknown): boolean {
  return error instanceof Error && ('code' in error || error.name === 'AbortError');
}

function rejection(error: DiscordAPIError): Rejection | Later {
  switch (error.code) {
    case RESTJSONErrorCodes.UnknownChannel:
    case RESTJSONErrorCodes.UnknownGuild:
      return { kind: 'gone', reason: 'The channel does not exist any more.' };
    case RESTJSONErrorCodes.MissingAccess:
      return { kind: 'forbidden', reason: 'I have no access to the channel.' };
    case RESTJSONErrorCodes.MissingPermissions:
      return { kind: 'forbidden', reason: 'I lack a permission in the channel.' };
    default:
  }
  if (error.status === 403) return { kind: 'forbidden', reason: `Discord refuses: ${error.message}.` };
  if (error.status === 401) return { kind: 'later', reason: 'Discord does not accept my token.' };
  if (error.status === 429 || error.status >= 500) {
    return { kind: 'later', reason: `Discord has trouble (${error.status}).` };
  }
  return { kind: 'rejected', reason: `Discord rejects the message: ${error.message.slice(0, 300)}` };
}
