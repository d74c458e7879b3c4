import type { OffReason } from '../reason.ts';
import { subscriptionId } from '../recipient.ts';
import type { Subscription, SubscriptionStore } from '../subscription.ts';

/** What a person should know about their DMs but can't be told by DM. */
export interface PersonNews {
  /** Whether there is any; hardly anyone has news, and checking is cheap. */
  isThere(userId: string): Promise<boolean>;
  /** Why their DMs were switched off; returned only once. */
  take(userId: string): Promise<OffReason | undefined>;
}

export function createPersonNews(parts: { readonly subscriptions: SubscriptionStore }): PersonNews {
  const { subscriptions } = parts;
  return {
    isThere: async (userId) => isNews(await subscriptions.get(idOf(userId))),

    async take(userId) {
      let reason: OffReason | undefined;
      await subscriptions.change(idOf(userId), (current) => {
        if (!isNews(current)) return current;
        reason = current.offReason;
        return { ...current, offTold: true };
      });
      return reason;
    },
  };
}

function isNews(subscription: Subscription | undefined): subscription is Subscription {
  return subscription?.state === 'off' && subscription.offTold !== true;
}

function idOf(userId: string): string {
  return subscriptionId({ recipient: { kind: 'person', userId } });
}
