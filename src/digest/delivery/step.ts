import type { Settlement } from '../ledger.ts';
import type { Draft } from '../outlet.ts';
import type { DeliveryReason, SendReason } from '../reason.ts';

/** What a delivery's outcome means for its subscription. */
export type SubscriptionNews =
  | { readonly kind: 'works' }
  | { readonly kind: 'forbidden' | 'gone' | 'bounced'; readonly why: SendReason };

/** Records what became of a delivery: its end, or another attempt. */
export interface Settle {
  readonly kind: 'settle';
  readonly settlement: Settlement;
  readonly news?: SubscriptionNews;
  /** What remains to be done after that. */
  readonly next?: Publish;
}

/** Checks whether an earlier attempt arrived. */
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

/** Publishes the posted message. */
export interface Publish {
  readonly kind: 'publish';
  readonly messageId: string;
  readonly sentAt: Date;
  /** What the ledger says about the digest that arrived, if anything. */
  readonly reason?: DeliveryReason;
}

/** The next act of a delivery; decided by the pure functions beside this file, carried out by `deliver.ts`. */
export type Step = Settle | Reconcile | ComposeStep | Send | Publish;
