import type { SendOrder } from '../../digest/sender.ts';
import { digestPost, forumTitle, type PostBody } from '../../view/digest.ts';

/** A digest as it goes over the wire. */
export interface WrittenDigest {
  /** Of a forum post. */
  readonly title: string;
  readonly body: ReturnType<typeof rawBody>;
}

/** Draws a digest. @throws Error where it cannot be drawn, which is a fault of ours. */
export function writeDigest({ digest, subscription, layout, deliveryId }: SendOrder): WrittenDigest {
  const { roleId } = subscription;
  const settings = { layout, ...(roleId === undefined ? {} : { roleId }) };
  return { title: forumTitle(digest), body: rawBody(digestPost(digest, settings, deliveryId)) };
}

function rawBody({ allowedMentions, ...body }: PostBody) {
  return { ...body, allowed_mentions: allowedMentions };
}
