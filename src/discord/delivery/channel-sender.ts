import { type APIChannel, DiscordAPIError, MessageFlags, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Digest } from '../../digest/digest.ts';
import type { ChannelRecipient } from '../../digest/recipient.ts';
import type { Later, Sender, SendOrder } from '../../digest/sender.ts';
import type { Subscription } from '../../digest/subscription.ts';
import { ownerNews } from '../../view/owner-news.ts';
import type { BulkRest } from '../rest/bulk-rest.ts';
import { createInvalidRequestBudget } from '../rest/invalid-requests.ts';
import { createSelf, textField } from './channel-access.ts';
import { tagsOf } from './forum-tags.ts';
import { outcomeOf } from './outcome.ts';
import { createReconcile } from './reconcile.ts';
import { type WrittenDigest, writeDigest } from './write-digest.ts';

/** A forum post stays among the active ones for a day. */
const ARCHIVE_AFTER_MINUTES = 1440;

/** Sends digests into channels of servers, one request at a time. */
export function createChannelSender(parts: {
  readonly bulk: BulkRest;
  readonly clock: () => Date;
}): Sender<ChannelRecipient, Digest> {
  const { rest, paced, pacer } = parts.bulk;
  const self = createSelf(paced);
  const haltedFor = createInvalidRequestBudget(rest);

  /** Set while so many requests were turned down that more would endanger the address. */
  function halted(): Later | undefined {
    const waitMs = haltedFor();
    return waitMs > 0 ? { kind: 'later', reason: { kind: 'halted' }, waitMs } : undefined;
  }

  async function toChannel(
    { subscription, deliveryId }: SendOrder<ChannelRecipient, Digest>,
    { body }: WrittenDigest,
  ): Promise<string> {
    const answer = await rest.post(Routes.channelMessages(subscription.recipient.channelId), {
      // The same nonce makes Discord answer with the first message for some minutes, instead of making a second.
      body: { ...body, nonce: deliveryId, enforce_nonce: true },
    });
    return textField(answer, 'id');
  }

  async function toForum(
    { subscription }: SendOrder<ChannelRecipient, Digest>,
    { title, body }: WrittenDigest,
  ): Promise<string> {
    const { channelId } = subscription.recipient;
    const channel = (await paced.get(Routes.channel(channelId))) as APIChannel;
    const answer = await rest.post(Routes.threads(channelId), {
      body: {
        name: title,
        auto_archive_duration: ARCHIVE_AFTER_MINUTES,
        applied_tags: tagsOf(channel),
        message: body,
      },
    });
    return textField(answer, 'id');
  }

  const reconcile = createReconcile({ rest: paced, self, clock: parts.clock });
  return {
    slot: () => pacer.turn(),

    async send(order) {
      const halt = halted();
      if (halt !== undefined) return halt;
      let written: WrittenDigest;
      try {
        written = writeDigest(order);
      } catch (fault) {
        const said = fault instanceof Error ? fault.message : String(fault);
        return { kind: 'rejected', reason: { kind: 'unwritten', said }, fault };
      }
      try {
        const isForum = order.subscription.recipient.channelKind === 'forum';
        const messageId = await (isForum ? toForum(order, written) : toChannel(order, written));
        return { kind: 'sent', messageId, isUnpublished: isUnpublished(order.subscription) };
      } catch (error) {
        return outcomeOf(error);
      }
    },

    async reconcile(search) {
      const halt = halted();
      if (halt !== undefined) return halt;
      const found = await reconcile(search);
      return found.kind === 'found' ? { ...found, isUnpublished: isUnpublished(search.subscription) } : found;
    },

    async publish({ recipient }, messageId) {
      const halt = halted();
      if (halt !== undefined) return halt;
      try {
        await paced.post(Routes.channelMessageCrosspost(recipient.channelId, messageId));
        return { kind: 'published' };
      } catch (error) {
        const already =
          error instanceof DiscordAPIError &&
          error.code === RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted;
        return already ? { kind: 'published' } : outcomeOf(error);
      }
    },

    async tell({ createdBy, recipient }, news) {
      // Whoever had their data removed is not written to.
      if (halted() !== undefined || createdBy === '') return false;
      try {
        const channel = await paced.post(Routes.userChannels(), { body: { recipient_id: createdBy } });
        await paced.post(Routes.channelMessages(textField(channel, 'id')), {
          body: {
            content: ownerNews(news, recipient.channelId),
            flags: MessageFlags.SuppressEmbeds,
            allowed_mentions: { parse: [] },
          },
        });
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Servers that follow an announcement channel get a message only once it is published to them. */
function isUnpublished({ recipient }: Subscription<ChannelRecipient>): boolean {
  return recipient.channelKind === 'announcement';
}
