import type { Logger } from '../../log.ts';
import type { Ledger } from '../ledger.ts';
import { type Outlets, wayTo } from '../outlet.ts';
import type { OffReason, OwnerNews, SendReason } from '../reason.ts';
import { loggedRecipient } from '../recipient.ts';
import type { Subscription, SubscriptionStore } from '../subscription.ts';

const DAY_MS = 24 * 3_600_000;

/** A subscription refused for this long without a success is switched off. */
const REFUSED_DAYS = 3;

/** How many recent deliveries, one a day, are searched for bounces. */
const LOOKED_AT = 40;

/** What becomes of a subscription whose digests are refused. */
export interface Refusals {
  /** A permission is missing: the owner is told at once; switched off after three days. */
  refused(subscription: Subscription, why: SendReason): Promise<void>;
  /** The destination is gone: switched off at once. */
  gone(subscription: Subscription, why: SendReason): Promise<void>;
  /** A permanent bounce: switched off after three such days without a success in between. */
  bounced(subscription: Subscription, why: SendReason): Promise<void>;
  /** Sending works again. */
  over(subscription: Subscription): Promise<void>;
}

/** Counts refusals and tells the person who set a digest up, or the log if they accept no DMs. */
export function createRefusals(parts: {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Pick<Ledger, 'recent'>;
  readonly outlets: Outlets;
  readonly clock: () => Date;
  readonly log: Logger;
}): Refusals {
  const { subscriptions, clock, log } = parts;

  async function switchOff(subscription: Subscription, reason: OffReason): Promise<void> {
    let isChanged = false;
    await subscriptions.change(subscription.id, (current) => {
      isChanged = current !== undefined && current.state !== 'off';
      return isChanged && current !== undefined ? { ...current, state: 'off', offReason: reason } : current;
    });
    if (isChanged) await tell(subscription, { kind: 'switched-off', reason });
  }

  async function tell(subscription: Subscription, news: OwnerNews): Promise<void> {
    const told =
      (await wayTo(parts.outlets, subscription)
        ?.tell(news)
        .catch(() => false)) ?? false;
    log.warn(
      { ...loggedRecipient(subscription.recipient), told, news },
      'a digest keeps being refused, and whoever set it up has to know',
    );
  }

  return {
    async refused(subscription, why) {
      const now = clock();
      let since: Date | undefined;
      await subscriptions.change(subscription.id, (current) => {
        since = current?.refusedSince;
        return current === undefined || since !== undefined ? current : { ...current, refusedSince: now };
      });
      const days = REFUSED_DAYS;
      if (since === undefined) await tell(subscription, { kind: 'turned-down', days, why });
      else if (now.getTime() - since.getTime() >= days * DAY_MS) {
        await switchOff(subscription, { kind: 'turned-down', days, why });
      }
    },

    async bounced(subscription, why) {
      const recent = await parts.ledger.recent(subscription.id, LOOKED_AT);
      // Bounces from before it was last set up don't count.
      const own = recent.filter(({ dueAt }) => dueAt >= subscription.since);
      const sent = own.findIndex(({ state }) => state === 'sent');
      const failed = (sent === -1 ? own : own.slice(0, sent)).filter(({ state, reason }) => {
        return state === 'failed' && reason?.kind === 'turned-down' && reason.why.kind === why.kind;
      });
      if (failed.length >= REFUSED_DAYS)
        await switchOff(subscription, { kind: 'turned-down', days: REFUSED_DAYS, why });
    },

    gone: (subscription, why) => switchOff(subscription, { kind: 'gone', why }),

    async over(subscription) {
      await subscriptions.change(subscription.id, (current) => {
        if (current?.refusedSince === undefined) return current;
        const { refusedSince: _, ...rest } = current;
        return rest;
      });
    },
  };
}
