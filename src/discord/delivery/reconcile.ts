import { PermissionFlagsBits } from 'discord.js';
import type { SendReason } from '../../digest/reason.ts';
import type { ChannelRecipient } from '../../digest/recipient.ts';
import type { ReconcileResult, Search } from '../../digest/sender.ts';
import type { Subscription } from '../../digest/subscription.ts';
import type { Rest } from '../rest/bulk-rest.ts';
import { channelAccess } from './channel-access.ts';
import { findMessage, findPost, type Sought } from './find-digest.ts';
import { outcomeOf } from './outcome.ts';

/** Discord remembers a nonce for a few minutes; within this time, resending without looking is safe. */
const NONCE_MS = 2 * 60_000;

/** How far off our clock may have been when we tried; reading too much of the channel only costs requests. */
const CLOCK_SLACK_MS = 3_600_000;

interface ChannelSearch extends Search {
  readonly subscription: Subscription<ChannelRecipient>;
}

type Reconciled =
  | { readonly kind: 'found'; readonly messageId: string }
  | Exclude<ReconcileResult, { readonly kind: 'found' }>;

/** What a search looks for. @param me the bot's own id. */
export function soughtOf({ deliveryId, firstTriedAt, lastTriedAt }: Search, me: string): Sought {
  return {
    me,
    deliveryId,
    from: new Date(firstTriedAt.getTime() - CLOCK_SLACK_MS),
    to: new Date(lastTriedAt.getTime() + CLOCK_SLACK_MS),
  };
}

/** Searches for our own message by the marker in its components; see `Sender.reconcile`. */
export function createReconcile(parts: {
  readonly rest: Rest;
  readonly self: () => Promise<string>;
  readonly clock: () => Date;
}): (search: ChannelSearch) => Promise<Reconciled> {
  const { rest, self, clock } = parts;

  return async (search) => {
    const { recipient } = search.subscription;
    try {
      const sought = soughtOf(search, await self());
      const { messageId, isReadable } =
        recipient.channelKind === 'forum'
          ? await findPost(rest, recipient, sought)
          : await findMessage(rest, recipient.channelId, sought);
      if (messageId !== undefined) return { kind: 'found', messageId };
      return isReadable ? { kind: 'absent' } : await absentIfReadable(search);
    } catch (error) {
      const outcome = outcomeOf(error);
      return outcome.kind === 'forbidden' ? unreadable(search, outcome.reason) : outcome;
    }
  };

  async function absentIfReadable(search: ChannelSearch): Promise<Reconciled> {
    const { guildId, channelId } = search.subscription.recipient;
    const { permissions } = await channelAccess(rest, self, guildId, channelId);
    const needed = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
    return (permissions & needed) === needed
      ? { kind: 'absent' }
      : unreadable(search, { kind: 'no-history' });
  }

  /** Forum posts have no nonce to prevent doubles. */
  function unreadable({ subscription, firstTriedAt }: ChannelSearch, reason: SendReason): Reconciled {
    const isRemembered = clock().getTime() - firstTriedAt.getTime() < NONCE_MS;
    return {
      kind: 'unreadable',
      reason,
      mayRepeat: isRemembered && subscription.recipient.channelKind !== 'forum',
    };
  }
}
