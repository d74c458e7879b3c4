import type { Delivery, DigestContent } from './ledger.ts';
import type { OwnerNews, QuietReason } from './reason.ts';
import type { Recipient, RecipientOf } from './recipient.ts';
import type { PublishResult, ReconcileResult, Search, Sender, SendOrder, SendResult } from './sender.ts';
import type { Subscription } from './subscription.ts';

/** A digest `D` for one recipient, and what the ledger keeps of it. */
export interface Composed<D> {
  readonly digest: D;
  readonly content: DigestContent;
  /** Set if there is nothing to tell; it is still sent if the subscription says so. */
  readonly quiet?: QuietReason;
}

/** Composes what a period's delivery tells its recipient at `now`. */
export type Compose<R extends Recipient, D> = (
  subscription: Subscription<R>,
  delivery: Delivery,
  now: Date,
) => Promise<Composed<D>>;

/** A digest on its way, opaque to deliveries. */
export interface Draft extends Omit<Composed<unknown>, 'digest'> {
  /** Makes one attempt; never retries by itself. */
  send(how: Omit<SendOrder<Recipient, unknown>, 'subscription' | 'digest'>): Promise<SendResult>;
}

/** The way to one recipient of any kind: see `Sender`. */
export interface Way {
  compose(delivery: Delivery, now: Date): Promise<Draft>;
  slot(): Promise<void>;
  reconcile(search: Search): Promise<ReconcileResult>;
  publish(messageId: string): Promise<PublishResult>;
  tell(news: OwnerNews): Promise<boolean>;
}

/** What recipients of one kind are sent, and how it gets to them. */
export type Outlet<R extends Recipient> = (subscription: Subscription<R>) => Way;

/** This process's outlets; deliveries of other kinds wait for a process that has theirs. */
export type Outlets = { readonly [K in Recipient['kind']]?: Outlet<RecipientOf<K>> };

/** Puts an outlet together. */
export function createOutlet<R extends Recipient, D>(parts: {
  readonly compose: Compose<R, D>;
  readonly sender: Sender<R, D>;
}): Outlet<R> {
  const { compose, sender } = parts;
  return (subscription) => ({
    slot: () => sender.slot(),
    async compose(delivery, now) {
      const { digest, ...kept } = await compose(subscription, delivery, now);
      return { ...kept, send: (how) => sender.send({ ...how, subscription, digest }) };
    },
    reconcile: (search) => sender.reconcile({ ...search, subscription }),
    publish: (messageId) => sender.publish(subscription, messageId),
    tell: (news) => sender.tell(subscription, news),
  });
}

/** The way to a subscription's recipient; undefined if this process has no outlet for it. */
export function wayTo(outlets: Outlets, subscription: Subscription): Way | undefined {
  const { recipient } = subscription;
  switch (recipient.kind) {
    case 'channel':
      return outlets.channel?.({ ...subscription, recipient });
    case 'person':
      return outlets.person?.({ ...subscription, recipient });
    case 'address':
      return outlets.address?.({ ...subscription, recipient });
  }
}
