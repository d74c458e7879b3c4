import { setTimeout as sleep } from 'node:timers/promises';
import { type APIChannel, DiscordAPIError, MessageFlags, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Digest } from '../../digest/digest.ts';
import type { ChannelRecipient } from '../../digest/recipient.ts';
import type { Sender, SendOrder } from '../../digest/sender.ts';
import type { Subscription } from '../../digest/subscription.ts';
import { ownerNews } from '../../view/owner-news.ts';
import type { BulkRest } from '../rest/bulk-rest.ts';
import { createSelf, textField } from './channel-access.ts';
import { tagsOf } from './forum-tags.ts';
import { createHalted } from './halted.ts';
import type { Opened } from './open-private-channel.ts';
import { outcomeOf } from './outcome.ts';
import { createReconcile } from './reconcile.ts';
import { type WrittenDigest, writeDigest } from './write-digest.ts';

/** The person who set a digest up is told only if a DM can be opened within this time. */
const LONGEST_TELL_MS = 30_000;

/** A forum post stays active for a day. */
const ARCHIVE_AFTER_MINUTES = 1440;

/** Sends digests to server channels, one request at a time. */
export function createChannelSender(parts: {
  readonly bulk: BulkRest;
  /** Opens a DM with the person who set a digest up. */
  readonly open: (userId: string) => Promise<Opened>;
  readonly clock: () => Date;
}): Sender<ChannelRecipient, Digest> {
  const { rest, paced, pacer } = parts.bulk;
  const self = createSelf(paced);
  const halted = createHalted(parts.bulk);

  async function toChannel(
    { subscription, deliveryId }: SendOrder<ChannelRecipient, Digest>,
    { body }: WrittenDigest,
  ): Promise<string> {
    const answer = await rest.post(Routes.channelMessages(subscription.recipient.channelId), {
      // For a few minutes, the same nonce makes Discord return the first message instead of creating a second.
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

  /** Opens a DM channel if its turn comes soon; a delivery is waiting. */
  async function openSoon(userId: string): Promise<{ readonly channelId: string } | undefined> {
    const opened = await parts.open(userId);
    if ('channelId' in opened) return opened;
    if (opened.waitMs > LONGEST_TELL_MS) return undefined;
    await sleep(opened.waitMs);
    const again = await parts.open(userId);
    return 'channelId' in again ? again : undefined;
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

    async tell({ createdBy, recipient, name }, news) {
      // No messages to people whose data was deleted.
      if (halted() !== undefined || createdBy === '') return false;
      try {
        const opened = await openSoon(createdBy);
        if (opened === undefined) return false;
        await paced.post(Routes.channelMessages(opened.channelId), {
          body: {
            content: ownerNews(news, recipient.channelId, name),
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

/** Servers that follow an announcement channel only get a message once it is published. */
function isUnpublished({ recipient }: Subscription<ChannelRecipient>): boolean {
  return recipient.channelKind === 'announcement';
}
