import type { Settlement } from '../ledger.ts';
import type { Draft } from '../outlet.ts';
import type { DeliveryReason, SendReason } from '../reason.ts';

/** What a delivery came to means something for its subscription, too. */
export type SubscriptionNews =
  | { readonly kind: 'works' }
  | { readonly kind: 'forbidden' | 'gone' | 'bounced'; readonly why: SendReason };

/** Writes down what became of a delivery, now or for another attempt. */
export interface Settle {
  readonly kind: 'settle';
  readonly settlement: Settlement;
  readonly news?: SubscriptionNews;
  /** What is left to do once that is written. */
  readonly next?: Publish;
}

/** Looks whether an earlier attempt has arrived. */
export interface Reconcile {
  readonly kind: 'reconcile';
  readonly firstTriedAt: Date;
  readonly lastTriedAt: Date;
}

/** Chooses what to send. */
export interface ComposeStep {
  readonly kind: 'compose';
}

/** Sends it, once the ledger knows. */
export interface Send {
  readonly kind: 'send';
  readonly draft: Draft;
}

/** Publishes the message that stands. */
export interface Publish {
  readonly kind: 'publish';
  readonly messageId: string;
  readonly sentAt: Date;
  /** What the ledger says of the digest that arrived, where there is something to say. */
  readonly reason?: DeliveryReason;
}

/** The next act of a delivery; decided by the pure functions beside this file, carried out by `deliver.ts`. */
export type Step = Settle | Reconcile | ComposeStep | Send | Publish;
