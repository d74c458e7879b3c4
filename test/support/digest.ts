import type { Considered } from '../../src/digest/considered.ts';
import type { PlannedDelivery } from '../../src/digest/ledger.ts';
import { type ChannelRecipient, subscriptionId } from '../../src/digest/recipient.ts';
import type { Subscription } from '../../src/digest/subscription.ts';

/** A channel's subscription for nine o'clock in Berlin, overridden with what a test cares about. */
export function subscription(
  over: Partial<Subscription<ChannelRecipient> & Omit<ChannelRecipient, 'kind'>> = {},
): Subscription<ChannelRecipient> {
  const { channelId = '300', guildId = '200', channelKind = 'text', name, ...rest } = over;
  const recipient = { kind: 'channel', guildId, channelId, channelKind } as const;
  const key = { recipient, ...(name === undefined ? {} : { name }) };
  return {
    id: subscriptionId(key),
    ...key,
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
    ...rest,
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

/** What `considered` contains if there was nothing to choose from. */
export const NOTHING_CONSIDERED: Considered = {
  seen: 0,
  carried: [],
  left: { size: 0, category: 0, include: 0, exclude: 0 },
};
