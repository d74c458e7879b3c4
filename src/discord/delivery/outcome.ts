import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { SendReason } from '../../digest/reason.ts';
import type { Later, Rejection } from '../../digest/sender.ts';

/** Classifies a failed request by what to do next. */
export function outcomeOf(error: unknown): Rejection | Later {
  if (error instanceof RateLimitError) {
    const waitMs = Math.max(error.timeToReset, error.retryAfter, error.sublimitTimeout);
    return { kind: 'later', reason: { kind: 'busy' }, waitMs };
  }
  if (error instanceof DiscordAPIError) return rejection(error);
  if (error instanceof HTTPError) return later({ kind: 'outage', status: error.status });
  const said = error instanceof Error ? error.message : String(error);
  return later(isOfNetwork(error) ? { kind: 'unreachable', said } : { kind: 'fault', said });
}

function later(reason: SendReason): Later {
  return { kind: 'later', reason };
}

/** Node and its HTTP client put a code on every network error; a request that took too long is aborted. */
function isOfNetwork(error: unknown): boolean {
  return error instanceof Error && ('code' in error || error.name === 'AbortError');
}

function rejection(error: DiscordAPIError): Rejection | Later {
  // Discord's errors have a numeric code. HTML, or JSON without one, is from an intermediary and will pass.
  if (typeof error.code !== 'number') return later({ kind: 'outage', status: error.status });
  switch (error.code) {
    case RESTJSONErrorCodes.UnknownChannel:
    case RESTJSONErrorCodes.UnknownGuild:
      return { kind: 'gone', reason: { kind: 'gone' } };
    case RESTJSONErrorCodes.MissingAccess:
      return { kind: 'forbidden', reason: { kind: 'no-access' } };
    case RESTJSONErrorCodes.MissingPermissions:
      return { kind: 'forbidden', reason: { kind: 'no-permission' } };
    default:
  }
  if (error.status === 403) return { kind: 'forbidden', reason: { kind: 'refused', said: error.message } };
  if (error.status === 401) return later({ kind: 'unauthorised' });
  if (error.status === 429 || error.status >= 500) {
    return later({ kind: 'outage', status: error.status });
  }
  return { kind: 'rejected', reason: { kind: 'rejected', said: error.message.slice(0, 300) } };
}
