import type { Digest } from '../../digest/digest.ts';
import type { Recipient } from '../../digest/recipient.ts';
import type { SendOrder } from '../../digest/sender.ts';
import { digestPost, forumTitle, type PostBody } from '../../view/digest.ts';

/** A digest as it is sent. */
export interface WrittenDigest {
  /** The title of a forum post. */
  readonly title: string;
  readonly body: ReturnType<typeof rawBody>;
}

/** Renders a digest. @throws Error if it can't be rendered, which is a bug. */
export function writeDigest(order: SendOrder<Recipient, Digest>): WrittenDigest {
  const { subscription, layout, deliveryId, lateSince } = order;
  const digest = lateSince === undefined ? order.digest : { ...order.digest, lateSince };
  const { roleId } = subscription;
  const settings = { layout, ...(roleId === undefined ? {} : { roleId }) };
  return { title: forumTitle(digest), body: rawBody(digestPost(digest, settings, deliveryId)) };
}

function rawBody({ allowedMentions, ...body }: PostBody) {
  return { ...body, allowed_mentions: allowedMentions };
}
