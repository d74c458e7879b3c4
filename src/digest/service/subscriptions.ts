import { doneDays, nextAfter, wholeMinute } from '../due.ts';
import type { Delivery, Ledger } from '../ledger.ts';
import {
  type ChannelRecipient,
  type DigestKey,
  isSameRecipient,
  type Recipient,
  subscriptionId,
} from '../recipient.ts';
import type { DigestSettings, Subscription, SubscriptionStore } from '../subscription.ts';
import { changed, type DigestChange, isSameClock } from './change.ts';

/** Rows that decide which days are done and what was shown: 16 days of a daily digest, and some to spare. */
export const HISTORY = 40;

/** A digest as it was just set, and as it was before (undefined if new). */
export interface SetDigest<R extends Recipient> {
  readonly subscription: Subscription<R>;
  readonly before: Subscription<R> | undefined;
}

/** Subscriptions as people use them: every call names the recipient, and reaches no one else's. */
export interface Subscriptions {
  /**
   * Sets a digest up, or changes the given settings and keeps the rest; reactivates one that was switched off. Undefined
   * if it is new and time or zone is missing.
   */
  set<R extends Recipient>(
    key: DigestKey<R>,
    by: string,
    change: DigestChange,
  ): Promise<SetDigest<R> | undefined>;
  /** Those of one server's channels. */
  list(guildId: string): Promise<readonly Subscription<ChannelRecipient>[]>;
  get<R extends Recipient>(key: DigestKey<R>): Promise<Subscription<R> | undefined>;
  /** Undefined if there is no such digest. */
  pause<R extends Recipient>(key: DigestKey<R>): Promise<Subscription<R> | undefined>;
  resume<R extends Recipient>(key: DigestKey<R>): Promise<Subscription<R> | undefined>;
  remove(key: DigestKey): Promise<boolean>;
  /** What became of the last digests, newest first; also for a removed subscription. */
  why(subscriptionId: string, limit?: number): Promise<readonly Delivery[]>;
  /** How many channel digests are active, and when the next is due; personal subscriptions are private, so not counted. */
  overview(): Promise<{ readonly active: number; readonly nextAt: Date | undefined }>;
}

export function createSubscriptions(parts: {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Pick<Ledger, 'recent'>;
  readonly clock: () => Date;
}): Subscriptions {
  const { subscriptions, ledger, clock } = parts;

  /** Changes a subscription only if it is this recipient's. */
  async function changeOwn<R extends Recipient>(
    key: DigestKey<R>,
    decide: (current: Subscription<R>) => Subscription<R> | undefined,
  ): Promise<Subscription<R> | undefined> {
    const next = await subscriptions.change(subscriptionId(key), (current) =>
      isOf(key.recipient, current) ? decide(current) : current,
    );
    return isOf(key.recipient, next) ? next : undefined;
  }

  async function get<R extends Recipient>(key: DigestKey<R>): Promise<Subscription<R> | undefined> {
    const subscription = await subscriptions.get(subscriptionId(key));
    return isOf(key.recipient, subscription) ? subscription : undefined;
  }

  return {
    get,

    async set<R extends Recipient>(key: DigestKey<R>, by: string, change: DigestChange) {
      const id = subscriptionId(key);
      const since = wholeMinute(clock());
      const recent = await ledger.recent(id, HISTORY);
      let before: Subscription<R> | undefined;
      const subscription = await subscriptions.change(id, (current) => {
        before = isOf(key.recipient, current) ? current : undefined;
        const settings = changed(before, change);
        if (settings === undefined) return current;
        const state = before?.state === 'paused' ? 'paused' : 'active';
        const { recipient, name = before?.name } = key;
        const named = name === undefined ? {} : { name };
        const next: Subscription<R> = { ...settings, id, recipient, ...named, createdBy: by, state, since };
        // One that was switched off starts afresh.
        if (before !== undefined && before.state !== 'off' && isSameClock(before, next)) {
          const { nextAt, refusedSince } = before;
          return {
            ...next,
            since: before.since,
            ...(nextAt === undefined ? {} : { nextAt }),
            ...(refusedSince === undefined ? {} : { refusedSince }),
          };
        }
        return { ...next, ...nextOf(next, since, recent) };
      });
      const isSet = isOf(key.recipient, subscription) && changed(before, change) !== undefined;
      return isSet ? { subscription, before } : undefined;
    },

    list: (guildId) => subscriptions.ofGuild(guildId),

    pause: (key) =>
      changeOwn(key, (current) => (current.state === 'active' ? { ...current, state: 'paused' } : current)),

    async resume(key) {
      // In force from this minute on: nothing due earlier is sent.
      const since = wholeMinute(clock());
      const recent = await ledger.recent(subscriptionId(key), HISTORY);
      return changeOwn(key, (current) => {
        if (current.state === 'active') return current;
        const { offReason: _, offTold: __, refusedSince: ___, nextAt: ____, ...rest } = current;
        return { ...rest, state: 'active', since, ...nextOf(current, since, recent) };
      });
    },

    async remove(key) {
      let removed = false;
      await changeOwn(key, () => {
        removed = true;
        return undefined;
      });
      return removed;
    },

    why: (id, limit = 10) => ledger.recent(id, limit),
    overview: () => subscriptions.overview('channel'),
  };
}

function isOf<R extends Recipient>(
  recipient: R,
  subscription: Subscription | undefined,
): subscription is Subscription<R> {
  return subscription !== undefined && isSameRecipient(recipient, subscription.recipient);
}

/** When a subscription in force from `since` is next due, skipping days that already had their digest. */
function nextOf(
  subscription: DigestSettings,
  since: Date,
  recent: readonly Delivery[],
): { readonly nextAt?: Date } {
  const done = doneDays(recent, subscription.timezone);
  const nextAt = nextAfter({ ...subscription, since }, new Date(since.getTime() - 1), done);
  return nextAt === undefined ? {} : { nextAt };
}
