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

/** Draws what a person is told. One of its `custom_id`s carries `deliveryId`, so that the message is known again. */
export type DrawPrivate<D> = (order: SendOrder<PersonRecipient, D>) => PostBody;

/** Sends private messages to people, one request at a time. */
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

  /** What a failed request came to; a channel that was lost is opened anew next time. */
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
          // The same nonce makes Discord answer with the first message for some minutes, instead of making a second.
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
      // Nothing is sent into a channel that is not kept.
      const channelId = await store.get(userId);
      if (channelId === undefined) return { kind: 'absent' };
      try {
        const { messageId } = await findMessage(paced, channelId, soughtOf(search, await self()));
        // Its own private messages every bot may read.
        return messageId === undefined
          ? { kind: 'absent' }
          : { kind: 'found', messageId, isUnpublished: false };
      } catch (error) {
        if (!isLostChannel(error)) return personOutcome(error);
        return { kind: 'unreadable', reason: { kind: 'no-access' }, mayRepeat: false };
      }
    },

    publish: async () => ({ kind: 'published' }),
    // There is no other way to them; their next command tells (see `service/person-news.ts`).
    tell: async () => false,
  };
}
