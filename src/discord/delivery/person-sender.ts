import { Routes } from 'discord.js';
import type { PrivateChannelStore } from '../../digest/private-channels.ts';
import type { PersonRecipient } from '../../digest/recipient.ts';
import type { Later, Rejection, Sender, SendOrder } from '../../digest/sender.ts';
import type { PostBody } from '../../view/digest.ts';
import type { BulkRest } from '../rest/bulk-rest.ts';
import { createSelf, textField } from './channel-access.ts';
import { findMessage } from './find-digest.ts';
import { createHalted } from './halted.ts';
import type { Opened } from './open-private-channel.ts';
import { isLostChannel, personOutcome } from './person-outcome.ts';
import { soughtOf } from './reconcile.ts';

/** Renders a message to a person. One of its `custom_id`s carries `deliveryId`, so that it can be recognized. */
export type DrawPrivate<D> = (order: SendOrder<PersonRecipient, D>) => PostBody;

/** Sends DMs, one request at a time. */
export function createPersonSender<D>(parts: {
  readonly bulk: BulkRest;
  readonly open: (userId: string) => Promise<Opened>;
  readonly store: PrivateChannelStore;
  readonly draw: DrawPrivate<D>;
}): Sender<PersonRecipient, D> {
  const { open, store } = parts;
  const { rest, paced, pacer } = parts.bulk;
  const self = createSelf(paced);
  const halted = createHalted(parts.bulk);

  /** Classifies a failed request; a lost channel is reopened next time. */
  async function turnedDown(error: unknown, userId: string): Promise<Rejection | Later> {
    if (!isLostChannel(error)) return personOutcome(error);
    await store.forget(userId);
    return { kind: 'later', reason: { kind: 'no-access' } };
  }

  return {
    slot: () => pacer.turn(),

    async send(order) {
      const halt = halted();
      if (halt !== undefined) return halt;
      const { userId } = order.subscription.recipient;
      let body: PostBody;
      try {
        body = parts.draw(order);
      } catch (fault) {
        const said = fault instanceof Error ? fault.message : String(fault);
        return { kind: 'rejected', reason: { kind: 'unwritten', said }, fault };
      }
      try {
        const opened = await open(userId);
        if ('waitMs' in opened) return { kind: 'later', reason: { kind: 'busy' }, waitMs: opened.waitMs };
        const { allowedMentions, ...shown } = body;
        const answer = await rest.post(Routes.channelMessages(opened.channelId), {
          // For a few minutes, the same nonce makes Discord return the first message instead of creating a second.
          body: {
            ...shown,
            allowed_mentions: allowedMentions,
            nonce: order.deliveryId,
            enforce_nonce: true,
          },
        });
        return { kind: 'sent', messageId: textField(answer, 'id'), isUnpublished: false };
      } catch (error) {
        return turnedDown(error, userId);
      }
    },

    async reconcile(search) {
      const halt = halted();
      if (halt !== undefined) return halt;
      const { userId } = search.subscription.recipient;
      // Nothing is ever sent to a channel that isn't stored.
      const channelId = await store.get(userId);
      if (channelId === undefined) return { kind: 'absent' };
      try {
        const { messageId } = await findMessage(paced, channelId, soughtOf(search, await self()));
        // A bot may always read its own DMs.
        return messageId === undefined
          ? { kind: 'absent' }
          : { kind: 'found', messageId, isUnpublished: false };
      } catch (error) {
        if (!isLostChannel(error)) return personOutcome(error);
        return { kind: 'unreadable', reason: { kind: 'no-access' }, mayRepeat: false };
      }
    },

    publish: async () => ({ kind: 'published' }),
    // We can't reach them any other way; their next command tells them (see `service/person-news.ts`).
    tell: async () => false,
  };
}
