import { daysBefore, sourceDay } from '../../catalog/batch-day.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Paper } from '../../paper/paper.ts';
import { ARRIVAL_DAYS, type Arrivals } from '../arrivals.ts';
import { historyOf } from '../compose/history.ts';
import { LATE_DAYS } from '../compose/news.ts';
import type { DigestContent, Ledger } from '../ledger.ts';
import type { Subscription } from '../subscription.ts';
import { HISTORY } from './subscriptions.ts';

/** What has arrived since a subscription's last delivery, whether or not it gets told. */
export interface WhatsNew {
  /** Newest day first; without what this subscription has shown recently. */
  readonly papers: readonly Paper[];
  /** For the ledger, once it is settled: the next delivery starts where this one ends. */
  readonly content: Omit<DigestContent, 'papers'>;
}

/** @param without the delivery being composed, whose own row says nothing yet. */
export type AskWhatsNew = (subscription: Subscription, without?: string) => Promise<WhatsNew>;

/**
 * Finds what is new to a subscription by the same rule as a channel's digest: whatever has arrived since, regardless of
 * batch, so that late papers, and those that came during downtime, are in the next one. The first delivery covers the
 * newest batch and what has arrived since the subscription took effect.
 */
export function createWhatsNew(parts: {
  readonly ledger: Pick<Ledger, 'recent'>;
  readonly arrivals: { of(catalog: Catalog): Promise<Arrivals> };
  readonly catalog: () => Catalog;
  readonly clock: () => Date;
}): AskWhatsNew {
  return async (subscription, without) => {
    const catalog = parts.catalog();
    const [recent, arrivals] = await Promise.all([
      parts.ledger.recent(subscription.id, HISTORY),
      parts.arrivals.of(catalog),
    ]);
    const { shown, batchDay, considered } = historyOf(recent.filter(({ id }) => id !== without));
    const today = sourceDay(parts.clock());
    const newest = catalog.newestBatchDay(today);
    const inForce = sourceDay(subscription.since);
    const begin = newest !== undefined && newest < inForce ? newest : inForce;
    const earliest = considered === undefined ? begin : daysBefore(batchDay ?? newest ?? today, LATE_DAYS);
    const since = daysBefore(today, ARRIVAL_DAYS);
    const isNew = ({ id }: Paper): boolean => {
      const wave = arrivals.waveOf(id) ?? 0;
      return !shown.has(id) && wave > (considered?.seen ?? 0);
    };
    const days = [...catalog.days()].filter((day) => day >= earliest && day >= since && day <= today);
    return {
      papers: days
        .sort()
        .reverse()
        .flatMap((day) => catalog.ofDay(day).filter(isNew)),
      content: {
        batchDay: newest,
        considered: {
          seen: Math.max(arrivals.seen, considered?.seen ?? 0),
          carried: [],
          left: { size: 0, category: 0, include: 0, exclude: 0 },
        },
      },
    };
  };
}
