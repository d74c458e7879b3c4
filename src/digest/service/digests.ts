import { setImmediate } from 'node:timers/promises';
import type { Catalog } from '../../catalog/catalog.ts';
import type { BatchNews } from '../../catalog/refresh/batch-news.ts';
import type { FeaturedStore } from '../../featured/featured.ts';
import type { Trending } from '../../trending/trending.ts';
import { ARRIVAL_DAYS, type ArrivalStore, createArrivals } from '../arrivals.ts';
import { beginDigest, windowOf } from '../compose/compose.ts';
import type { Digest } from '../digest.ts';
import { doneDays, localDay, nextAfter, wholeMinute } from '../due.ts';
import type { Delivery, Ledger } from '../ledger.ts';
import type { ChannelKind, DigestSettings, Subscription, SubscriptionStore } from '../subscription.ts';
import { changed, isSameClock } from './change.ts';

/** Rows of a channel that decide what it was shown; a daily digest of 16 days and some to spare. */
const HISTORY = 40;

export interface Digests {
  /**
   * Sets a channel's digest up, or changes what is given and keeps the rest; one that was switched off is active again.
   * Undefined where there is none yet and time or zone is missing. `before` is what it was.
   */
  set(
    place: { readonly guildId: string; readonly channelId: string; readonly channelKind: ChannelKind },
    by: string,
    change: Partial<DigestSettings>,
  ): Promise<{ readonly subscription: Subscription; readonly before: Subscription | undefined } | undefined>;
  /** Those of one server. */
  list(guildId: string): Promise<readonly Subscription[]>;
  get(guildId: string, channelId: string): Promise<Subscription | undefined>;
  /** Undefined when the channel has no digest. */
  pause(guildId: string, channelId: string): Promise<Subscription | undefined>;
  resume(guildId: string, channelId: string): Promise<Subscription | undefined>;
  remove(guildId: string, channelId: string): Promise<boolean>;
  /** What would be sent now. */
  preview(subscription: Subscription): Promise<Digest>;
  /** What the delivery of a period sends at `now`. */
  compose(subscription: Subscription, delivery: Delivery, now: Date): Promise<Digest>;
  /** What became of the last digests, newest first. */
  why(channelId: string, limit?: number): Promise<readonly Delivery[]>;
  /** How many are active, and when the next one is due. */
  overview(): Promise<{ readonly active: number; readonly nextAt: Date | undefined }>;
}

/** Digests as moderators and the schedule deal with them. */
export function createDigests(parts: {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  readonly trending: Trending;
  readonly arrivals: ArrivalStore;
  readonly featured: FeaturedStore;
  readonly catalog: () => Catalog;
  readonly clock: () => Date;
  /** Why there is no batch of a day, where that is known. */
  readonly batchNews?: (day: string) => BatchNews | undefined;
}): Digests {
  const { subscriptions, ledger, clock } = parts;
  const arrivals = createArrivals({ store: parts.arrivals, clock });

  /** Puts a subscription in force from this minute on: what was due before is nobody's digest. */
  async function inForce(subscription: Subscription): Promise<Subscription> {
    const since = wholeMinute(clock());
    const recent = await ledger.recent(subscription.channelId, HISTORY);
    const { nextAt: _, ...rest } = subscription;
    return { ...rest, since, ...nextOf(subscription, since, recent) };
  }

  /** Changes a subscription of this server only: a channel's id alone is no proof of where it is. */
  async function changeOwn(
    guildId: string,
    channelId: string,
    decide: (current: Subscription) => Subscription | undefined,
  ): Promise<Subscription | undefined> {
    return subscriptions.change(channelId, (current) =>
      current === undefined || current.guildId !== guildId ? current : decide(current),
    );
  }

  async function composeFor(
    subscription: Subscription,
    period: string,
    without: string | undefined,
    now: Date,
  ): Promise<Digest> {
    const [ranking, featured, recent] = await Promise.all([
      parts.trending.rank({
        window: windowOf(subscription),
        scope: subscription.guildId,
        reachDays: ARRIVAL_DAYS,
      }),
      parts.featured.active(subscription.guildId, now),
      ledger.recent(subscription.channelId, HISTORY),
    ]);
    const catalog = parts.catalog();
    const nextAt = nextAfter(subscription, now, new Set([period]));
    const batchNews = parts.batchNews?.(period);
    const composition = beginDigest({
      subscription,
      period,
      recent: recent.filter((row) => row.id !== without),
      ranking,
      arrivals: await arrivals.of(ranking.catalog),
      featured,
      find: (id) => catalog.get(id),
      now,
      ...(nextAt === undefined ? {} : { nextAt }),
      ...(batchNews === undefined ? {} : { batchNews }),
    });
    // A rare word may be looked for in a hundred thousand papers: whoever waits goes before the next page of them.
    while (composition.look()) await setImmediate();
    return composition.digest();
  }

  async function get(guildId: string, channelId: string): Promise<Subscription | undefined> {
    const subscription = await subscriptions.get(channelId);
    return subscription?.guildId === guildId ? subscription : undefined;
  }

  return {
    get,

    async set(place, by, change) {
      const since = wholeMinute(clock());
      const recent = await ledger.recent(place.channelId, HISTORY);
      let before: Subscription | undefined;
      const subscription = await subscriptions.change(place.channelId, (current) => {
        before = current?.guildId === place.guildId ? current : undefined;
        const settings = changed(before, change);
        if (settings === undefined) return current;
        const state = before?.state === 'paused' ? 'paused' : 'active';
        const next = { ...settings, ...place, createdBy: by, state, since } as const;
        if (before !== undefined && isSameClock(before, next)) {
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
      const isSet = subscription !== undefined && changed(before, change) !== undefined;
      return isSet ? { subscription, before } : undefined;
    },

    list: (guildId) => subscriptions.ofGuild(guildId),

    async pause(guildId, channelId) {
      return own(
        guildId,
        await changeOwn(guildId, channelId, (current) =>
          current.state === 'active' ? { ...current, state: 'paused' } : current,
        ),
      );
    },

    async resume(guildId, channelId) {
      const before = await get(guildId, channelId);
      if (before === undefined) return undefined;
      const { since, nextAt } = await inForce(before);
      return own(
        guildId,
        await changeOwn(guildId, channelId, (current) => {
          if (current.state === 'active') return current;
          const { offReason: _, refusedSince: __, nextAt: ___, ...rest } = current;
          return { ...rest, state: 'active', since, ...(nextAt === undefined ? {} : { nextAt }) };
        }),
      );
    },

    async remove(guildId, channelId) {
      let removed = false;
      await changeOwn(guildId, channelId, () => {
        removed = true;
        return undefined;
      });
      return removed;
    },

    preview(subscription) {
      const now = clock();
      const today = localDay(now, subscription.timezone).toString();
      return composeFor(subscription, today, undefined, now);
    },

    compose: (subscription, delivery, now) => composeFor(subscription, delivery.period, delivery.id, now),
    why: (channelId, limit = 10) => ledger.recent(channelId, limit),
    overview: () => subscriptions.overview(),
  };
}

function own(guildId: string, subscription: Subscription | undefined): Subscription | undefined {
  return subscription?.guildId === guildId ? subscription : undefined;
}

/** When a subscription that is in force from `since` on comes next, other than on days that had their digest. */
function nextOf(
  subscription: DigestSettings,
  since: Date,
  recent: readonly Delivery[],
): { readonly nextAt?: Date } {
  const done = doneDays(recent, subscription.timezone);
  const nextAt = nextAfter({ ...subscription, since }, new Date(since.getTime() - 1), done);
  return nextAt === undefined ? {} : { nextAt };
}
