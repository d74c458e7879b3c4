import type { Logger } from '../../log.ts';
import type { Sender } from '../sender.ts';
import type { Subscription, SubscriptionStore } from '../subscription.ts';

/** Refused for so long without a success in between, a subscription is switched off. */
export const REFUSED_FOR_MS = 3 * 24 * 3_600_000;

/** What becomes of a subscription whose digests are turned down. */
export interface Refusals {
  /** A permission is missing: told at once, switched off after three days of it. */
  refused(subscription: Subscription, reason: string): Promise<void>;
  /** The channel is gone: switched off at once. */
  gone(subscription: Subscription, reason: string): Promise<void>;
  /** Sending works again. */
  over(subscription: Subscription): Promise<void>;
}

/** Keeps count of refusals and tells the person who set a digest up; where they take no private messages, the log. */
export function createRefusals(parts: {
  readonly subscriptions: SubscriptionStore;
  readonly sender: Pick<Sender, 'tell'>;
  readonly clock: () => Date;
  readonly log: Logger;
}): Refusals {
  const { subscriptions, clock } = parts;

  async function switchOff(subscription: Subscription, reason: string): Promise<void> {
    let changed = false;
    await subscriptions.change(subscription.channelId, (current) => {
      changed = current !== undefined && current.state !== 'off';
      return current === undefined || current.state === 'off'
        ? current
        : { ...current, state: 'off', offReason: reason };
    });
    if (changed) {
      await tell(
        subscription,
        `I have switched off the digest in <#${subscription.channelId}>. ${reason}\nOnce that is put right, \`/digest resume\` switches it on again.`,
      );
    }
  }

  async function tell(subscription: Subscription, text: string): Promise<void> {
    const { channelId, guildId, createdBy } = subscription;
    const told = await parts.sender.tell(createdBy, text).catch(() => false);
    parts.log.warn({ channel: channelId, guild: guildId, person: createdBy, told }, text);
  }

  return {
    async refused(subscription, reason) {
      const now = clock();
      let since: Date | undefined;
      await subscriptions.change(subscription.channelId, (current) => {
        since = current?.refusedSince;
        return current === undefined || since !== undefined ? current : { ...current, refusedSince: now };
      });
      if (since === undefined) {
        await tell(
          subscription,
          `I could not post the digest in <#${subscription.channelId}>. ${reason}\nI will keep trying for three days; \`/setup check\` names what is missing.`,
        );
      } else if (now.getTime() - since.getTime() >= REFUSED_FOR_MS) {
        await switchOff(subscription, `I was refused for three days. ${reason}`);
      }
    },

    gone: switchOff,

    async over(subscription) {
      await subscriptions.change(subscription.channelId, (current) => {
        if (current?.refusedSince === undefined) return current;
        const { refusedSince: _, ...rest } = current;
        return rest;
      });
    },
  };
}
