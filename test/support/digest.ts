import type { Considered } from '../../src/digest/considered.ts';
import type { PlannedDelivery } from '../../src/digest/ledger.ts';
import type { Subscription } from '../../src/digest/subscription.ts';

/** A subscription to nine o'clock in Berlin, with what a test cares about put over it. */
export function subscription(over: Partial<Subscription> = {}): Subscription {
  return {
    channelId: '300',
    guildId: '200',
    channelKind: 'text',
    createdBy: '100',
    time: '09:00',
    timezone: 'Europe/Berlin',
    days: 'daily',
    size: 5,
    include: [],
    exclude: [],
    categories: [],
    layout: 'rich',
    quietDays: 'say',
    state: 'active',
    since: new Date('2026-01-01T00:00:00Z'),
    nextAt: new Date('2026-01-01T00:00:00Z'),
    ...over,
  };
}

export function planned(period: string, over: Partial<PlannedDelivery> = {}): PlannedDelivery {
  return {
    id: `delivery-${period}`,
    period,
    timezone: 'Europe/Berlin',
    dueAt: new Date(`${period}T08:00:00Z`),
    ...over,
  };
}

/** What a digest that chose from nothing has to say about it. */
export const NOTHING_CONSIDERED: Considered = {
  seen: 0,
  carried: [],
  left: { size: 0, category: 0, include: 0, exclude: 0 },
};
