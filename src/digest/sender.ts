import type { OwnerNews, SendReason } from './reason.ts';
import type { Recipient } from './recipient.ts';
import type { Layout, Subscription } from './subscription.ts';

/** One digest `D` on its way to its recipient. */
export interface SendOrder<R extends Recipient, D> {
  readonly subscription: Subscription<R>;
  readonly digest: D;
  /** How it is drawn: as the subscription says, or plainer. */
  readonly layout: Layout;
  /** Names the message, so that it is known again. */
  readonly deliveryId: string;
  /** Set when it comes late: when it was due. */
  readonly lateSince?: Date;
}

/** Where and when a message may have been sent. */
export interface Search {
  readonly deliveryId: string;
  readonly firstTriedAt: Date;
  readonly lastTriedAt: Date;
}

/** Why the other side takes no message, as far as it changes what we do. */
export type Rejection =
  /** Where it was to go is gone. */
  | { readonly kind: 'gone'; readonly reason: SendReason }
  /** Access or a permission is missing; someone may give it back. */
  | { readonly kind: 'forbidden'; readonly reason: SendReason }
  /** It came back for good: it is not sent again, and after three such days nothing is. */
  | { readonly kind: 'bounced'; readonly reason: SendReason }
  /** Our message is at fault: sending it again changes nothing. `fault` is the error of our own that is behind it, if any. */
  | { readonly kind: 'rejected'; readonly reason: SendReason; readonly fault?: unknown };

/** The way is blocked for now: a limit, an outage, the network. What was asked may have happened all the same. */
export interface Later {
  readonly kind: 'later';
  readonly reason: SendReason;
  /** At least so long, when the other side said. */
  readonly waitMs?: number;
}

/** A message that stands. */
export interface SentMessage {
  readonly messageId: string;
  /** Whether a second request has to publish it further. */
  readonly isUnpublished: boolean;
}

export type SendResult = ({ readonly kind: 'sent' } & SentMessage) | Rejection | Later;

/** What looking for a message came to. */
export type ReconcileResult =
  | ({ readonly kind: 'found' } & SentMessage)
  /** It is certain that there is none. */
  | { readonly kind: 'absent' }
  /** Nobody can look. `mayRepeat`: sending the same delivery again now cannot make a second message. */
  | { readonly kind: 'unreadable'; readonly reason: SendReason; readonly mayRepeat: boolean }
  | Rejection
  | Later;

export type PublishResult = { readonly kind: 'published' } | Rejection | Later;

/**
 * How digests `D` get to recipients of one kind: what deliveries need of Discord, or of whatever else carries messages. No
 * function rejects for what the other side answers.
 */
export interface Sender<R extends Recipient, D> {
  /** Resolves when this process may make one more bulk request: keeps all of them below the other side's limit. */
  slot(): Promise<void>;
  /** One attempt, never repeated by itself. */
  send(order: SendOrder<R, D>): Promise<SendResult>;
  /** Looks for the message of a delivery that may have been sent from the first try on, up to the last one. */
  reconcile(search: Search & { readonly subscription: Subscription<R> }): Promise<ReconcileResult>;
  /** Publishes a message that stands; one that is published stays so. Never asked where nothing is `isUnpublished`. */
  publish(subscription: Subscription<R>, messageId: string): Promise<PublishResult>;
  /** Tells whoever set a digest up, privately; false when they cannot be written to. */
  tell(subscription: Subscription<R>, news: OwnerNews): Promise<boolean>;
}
