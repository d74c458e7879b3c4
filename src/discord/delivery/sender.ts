import {
  type APIChannel,
  type APIGuildForumTag,
  ChannelFlags,
  DiscordAPIError,
  MessageFlags,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Later, Posting, PostOrder } from '../../digest/posting.ts';
import { digestPost, forumTitle, type PostBody } from '../../view/digest.ts';
import type { BulkRest } from '../rest/bulk-rest.ts';
import { createRefusalBudget } from '../rest/refusals.ts';
import { createSelf, textField } from './channel-access.ts';
import { outcomeOf } from './outcome.ts';
import { createRecall } from './reconcile.ts';

/** A forum post stays among the active ones for a day. */
const ARCHIVE_AFTER_MINUTES = 1440;

/** Names by which a forum's tag for digests is known. */
const DIGEST_TAG = /digest|paper|news|daily|weekly|reading/i;

/** Sends digests, one request at a turn. */
export function createPosting({ rest, paced, pacer }: BulkRest): Posting {
  const self = createSelf(paced);
  const refusedFor = createRefusalBudget(rest);

  /** Set while so many requests were refused that more would endanger the address. */
  function halted(): Later | undefined {
    const waitMs = refusedFor();
    return waitMs > 0
      ? { kind: 'later', reason: 'Discord refused too many of my requests.', waitMs }
      : undefined;
  }

  async function toChannel({ subscription, deliveryId }: PostOrder, written: Written): Promise<string> {
    const answer = await rest.post(Routes.channelMessages(subscription.channelId), {
      // The same nonce makes Discord answer with the first message for some minutes, instead of making a second.
      body: { ...written.body, nonce: deliveryId, enforce_nonce: true },
    });
    return textField(answer, 'id');
  }

  async function toForum({ subscription }: PostOrder, written: Written): Promise<string> {
    const { channelId } = subscription;
    const channel = (await paced.get(Routes.channel(channelId))) as APIChannel;
    const answer = await rest.post(Routes.threads(channelId), {
      body: {
        name: written.title,
        auto_archive_duration: ARCHIVE_AFTER_MINUTES,
        applied_tags: tagsOf(channel),
        message: written.body,
      },
    });
    return textField(answer, 'id');
  }

  const recall = createRecall(paced, self);
  return {
    turn: () => pacer.turn(),

    async post(order) {
      const halt = halted();
      if (halt !== undefined) return halt;
      let written: Written;
      try {
        written = write(order);
      } catch (fault) {
        const said = fault instanceof Error ? fault.message : String(fault);
        return {
          kind: 'rejected',
          reason: `I could not write the message (${said}), which is my own fault.`,
          fault,
        };
      }
      try {
        const forum = order.subscription.channelKind === 'forum';
        const messageId = await (forum ? toForum(order, written) : toChannel(order, written));
        return { kind: 'posted', messageId };
      } catch (error) {
        return outcomeOf(error);
      }
    },

    recall: async (search) => halted() ?? recall(search),

    async publish(channelId, messageId) {
      const halt = halted();
      if (halt !== undefined) return halt;
      try {
        await paced.post(Routes.channelMessageCrosspost(channelId, messageId));
        return { kind: 'published' };
      } catch (error) {
        const already =
          error instanceof DiscordAPIError &&
          error.code === RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted;
        return already ? { kind: 'published' } : outcomeOf(error);
      }
    },

    async tell(userId, text) {
      if (halted() !== undefined) return false;
      try {
        const channel = await paced.post(Routes.userChannels(), { body: { recipient_id: userId } });
        await paced.post(Routes.channelMessages(textField(channel, 'id')), {
          body: { content: text, flags: MessageFlags.SuppressEmbeds, allowed_mentions: { parse: [] } },
        });
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** A digest as it goes over the wire. */
interface Written {
  readonly title: string;
  readonly body: ReturnType<typeof rawBody>;
}

function write({ digest, subscription, deliveryId }: PostOrder): Written {
  return { title: forumTitle(digest), body: rawBody(digestPost(digest, subscription, deliveryId)) };
}

function rawBody({ allowedMentions, ...body }: PostBody) {
  return { ...body, allowed_mentions: allowedMentions };
}

/** The tag of a forum that fits a digest by its name; where a tag is demanded and none fits, the first that anyone may set. */
function tagsOf(channel: APIChannel): string[] {
  if (!('available_tags' in channel)) return [];
  const free = channel.available_tags.filter((tag: APIGuildForumTag) => !tag.moderated);
  const named = free.find((tag) => DIGEST_TAG.test(tag.name));
  const demanded = ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
  const chosen = named ?? (demanded ? free[0] : undefined);
  return chosen === undefined ? [] : [chosen.id];
}
