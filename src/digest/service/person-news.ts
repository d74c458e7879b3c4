import type { OffReason } from '../reason.ts';
import { subscriptionId } from '../recipient.ts';
import type { SubscriptionStore } from '../subscription.ts';

/** What a person has to know of their private messages, and cannot be written. */
export interface PersonNews {
  /** Why theirs were switched off; given once, to whoever asks first. */
  take(userId: string): Promise<OffReason | undefined>;
}

export function createPersonNews(parts: { readonly subscriptions: SubscriptionStore }): PersonNews {
  const { subscriptions } = parts;
  return {
    async take(userId) {
      const id = subscriptionId({ recipient: { kind: 'person', userId } });
      const known = await subscriptions.get(id);
      // Nearly nobody has any: looking is cheap, and only news are written down as told.
      if (known?.state !== 'off' || known.offTold === true) return undefined;
      let reason: OffReason | undefined;
      await subscriptions.change(id, (current) => {
        const isNews = current?.state === 'off' && current.offTold !== true;
        reason = isNews ? current.offReason : undefined;
        return isNews ? { ...current, offTold: true } : current;
      });
      return reason;
    },
  };
}
