import type { Digest } from './digest.ts';
import type { Subscription } from './subscription.ts';

/** One digest on its way into one channel. */
export interface PostOrder {
  readonly subscription: Subscription;
  readonly digest: Digest;
  /** Nonce and marker of the message. */
  readonly deliveryId: string;
}

/** Why Discord does not let us post, as far as it changes what we do. */
export type Refused =
  /** The channel, or the server, is gone. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** Access or a permission is missing; someone may give it back. */
  | { readonly kind: 'forbidden'; readonly reason: string }
  /** Our message is at fault: sending it again changes nothing. `fault` is the error of our own that is behind it, if any. */
  | { readonly kind: 'rejected'; readonly reason: string; readonly fault?: unknown };

/** The way is blocked for now: a limit, an outage, the network. What was asked may have happened all the same. */
export interface Later {
  readonly kind: 'later';
  readonly reason: string;
  /** At least so long, when Discord said. */
  readonly waitMs?: number;
}

/** What became of an attempt to post. */
export type PostResult = { readonly kind: 'posted'; readonly messageId: string } | Refused | Later;

/** What the digest needs of Discord. No function rejects for what Discord answers; implemented in `discord/`. */
export interface Posting {
  /** Resolves when this process may make one more bulk request: keeps all of them below Discord's ceiling. */
  turn(): Promise<void>;
  /** One attempt, never repeated by itself. */
  post(order: PostOrder): Promise<PostResult>;
  /**
   * Looks for the message of a delivery among the bot's own, posted between two moments. `absent` is said only when the
   * channel could be read in full; `unreadable` when it cannot be.
   */
  recall(search: {
    readonly subscription: Subscription;
    readonly deliveryId: string;
    readonly from: Date;
    readonly to: Date;
  }): Promise<
    | { readonly kind: 'found'; readonly messageId: string }
    | { readonly kind: 'absent' }
    | { readonly kind: 'unreadable'; readonly reason: string }
    | Refused
    | Later
  >;
  /** Publishes an announcement to the servers that follow its channel; a published one stays so. */
  publish(channelId: string, messageId: string): Promise<{ readonly kind: 'published' } | Refused | Later>;
  /** A private message; false when the person cannot be written to. `text` is markdown of our own making. */
  tell(userId: string, text: string): Promise<boolean>;
}
