import type { OwnerNews, SendReason } from './reason.ts';
import type { Recipient } from './recipient.ts';
import type { Layout, Subscription } from './subscription.ts';

/** One digest `D` on its way to its recipient. */
export interface SendOrder<R extends Recipient, D> {
  readonly subscription: Subscription<R>;
  readonly digest: D;
  /** The subscription's layout, or a plainer one. */
  readonly layout: Layout;
  /** Identifies the message, so that it can be found again. */
  readonly deliveryId: string;
  /** If it is late: when it was due. */
  readonly lateSince?: Date;
}

/** When a message may have been sent, and which one. */
export interface Search {
  readonly deliveryId: string;
  readonly firstTriedAt: Date;
  readonly lastTriedAt: Date;
}

/** Why the other side rejects a message, as far as it affects what we do next. */
export type Rejection =
  /** The destination is gone. */
  | { readonly kind: 'gone'; readonly reason: SendReason }
  /** Access or a permission is missing; someone may restore it. */
  | { readonly kind: 'forbidden'; readonly reason: SendReason }
  /** A permanent bounce: it isn't sent again, and after three such days nothing is. */
  | { readonly kind: 'bounced'; readonly reason: SendReason }
  /** Our message is at fault, so resending won't help. `fault` is our own error behind it, if any. */
  | { readonly kind: 'rejected'; readonly reason: SendReason; readonly fault?: unknown };

/** A temporary failure: a limit, an outage, the network. The request may still have succeeded. */
export interface Later {
  readonly kind: 'later';
  readonly reason: SendReason;
  /** The minimum wait, if the other side named one. */
  readonly waitMs?: number;
}

/** A message that was posted. */
export interface SentMessage {
  readonly messageId: string;
  /** Whether it still needs a second request to publish it. */
  readonly isUnpublished: boolean;
}

export type SendResult = ({ readonly kind: 'sent' } & SentMessage) | Rejection | Later;

/** The result of looking for a message. */
export type ReconcileResult =
  | ({ readonly kind: 'found' } & SentMessage)
  /** There is certainly none. */
  | { readonly kind: 'absent' }
  /** We can't look. `mayRepeat`: sending this delivery again now can't produce a second message. */
  | { readonly kind: 'unreadable'; readonly reason: SendReason; readonly mayRepeat: boolean }
  | Rejection
  | Later;

export type PublishResult = { readonly kind: 'published' } | Rejection | Later;

/**
 * How digests `D` get to recipients of one kind: what deliveries need from Discord, or whatever carries messages. No
 * function rejects because of what the other side answers.
 */
export interface Sender<R extends Recipient, D> {
  /** Resolves when this process may make one more bulk request; keeps them below the other side's limit. */
  slot(): Promise<void>;
  /** Makes one attempt; never retries by itself. */
  send(order: SendOrder<R, D>): Promise<SendResult>;
  /** Looks for a delivery's message, which may have been sent at any time from the first try to the last. */
  reconcile(search: Search & { readonly subscription: Subscription<R> }): Promise<ReconcileResult>;
  /** Publishes a posted message; idempotent. Never called unless a message is `isUnpublished`. */
  publish(subscription: Subscription<R>, messageId: string): Promise<PublishResult>;
  /** Tells the person who set a digest up, privately; false if they can't be messaged. */
  tell(subscription: Subscription<R>, news: OwnerNews): Promise<boolean>;
}
