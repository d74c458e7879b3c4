import { setImmediate } from 'node:timers/promises';
import type { Catalog } from '../../catalog/catalog.ts';
import type { BatchNews } from '../../catalog/refresh/batch-news.ts';
import type { FeaturedStore } from '../../featured/featured.ts';
import type { Trending } from '../../trending/trending.ts';
import { ARRIVAL_DAYS, type ArrivalStore, createArrivals } from '../arrivals.ts';
import { beginDigest, windowOf } from '../compose/compose.ts';
import { composed } from '../compose/composed.ts';
import type { Digest } from '../digest.ts';
import { localDay, nextAfter } from '../due.ts';
import type { Ledger } from '../ledger.ts';
import type { Compose } from '../outlet.ts';
import type { ChannelRecipient, Recipient } from '../recipient.ts';
import type { Subscription, SubscriptionStore } from '../subscription.ts';
import { createSubscriptions, HISTORY, type Subscriptions } from './subscriptions.ts';
import { type AskWhatsNew, createWhatsNew } from './whats-new.ts';

/** Digests as moderators and the schedule use them. */
export interface Digests extends Subscriptions {
  /** What would be sent to a channel right now. */
  preview(subscription: Subscription<ChannelRecipient>): Promise<Digest>;
  /** A server's featured papers and votes appear only in digests of its own channels. */
  readonly compose: Compose<Recipient, Digest>;
  /** For composers of other recipients. */
  readonly whatsNew: AskWhatsNew;
}

export function createDigests(parts: {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  readonly trending: Trending;
  readonly arrivals: ArrivalStore;
  readonly featured: FeaturedStore;
  readonly catalog: () => Catalog;
  /** The catalog without a batch that is still coming in (default: the whole catalog). */
  readonly completeBatches?: () => Catalog;
  readonly clock: () => Date;
  /** Why there is no batch for a day, if known. */
  readonly batchNews?: (day: string) => BatchNews | undefined;
  /** Whether papers may lack categories because the source that knows them failed. */
  readonly categoriesFailed?: () => boolean;
}): Digests {
  const { ledger, clock } = parts;
  const arrivals = createArrivals({ store: parts.arrivals, clock });

  async function composeFor(
    subscription: Subscription,
    period: string,
    without: string | undefined,
    now: Date,
  ): Promise<Digest> {
    const { recipient } = subscription;
    const guildId = recipient.kind === 'channel' ? recipient.guildId : undefined;
    const [ranking, featured, recent] = await Promise.all([
      parts.trending.rank({
        window: windowOf(subscription),
        reachDays: ARRIVAL_DAYS,
        ...(guildId !== undefined && { scope: guildId }),
      }),
      guildId === undefined ? [] : parts.featured.active(guildId, now),
      ledger.recent(subscription.id, HISTORY),
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
      categoriesFailed: parts.categoriesFailed?.() ?? false,
    });
    // Looking for a rare word in two weeks' 20,000 papers would block the event loop for 0.2 s, so yield between
    // pages.
    while (composition.look()) await setImmediate();
    return composition.digest();
  }

  return {
    ...createSubscriptions(parts),
    whatsNew: createWhatsNew({ ledger, arrivals, catalog: parts.completeBatches ?? parts.catalog, clock }),

    preview(subscription) {
      const now = clock();
      const today = localDay(now, subscription.timezone).toString();
      return composeFor(subscription, today, undefined, now);
    },

    async compose(subscription, delivery, now) {
      return composed(await composeFor(subscription, delivery.period, delivery.id, now));
    },
  };
}
