import { z } from 'zod';
import { isLate } from '../digest/due.ts';
import { DELIVERY_STATES, type Delivery } from '../digest/ledger.ts';
import {
  CHANNEL_KINDS,
  DIGEST_DAYS,
  LAYOUTS,
  QUIET_DAYS,
  type Subscription,
} from '../digest/subscription.ts';
import type { FeaturedPaper } from '../featured/featured.ts';
import type { DeliveryRow, FeaturedRow, SubscriptionRow } from './schema.ts';

const words = z.array(z.string());
const shown = z.array(z.object({ id: z.string(), upvotes: z.number() }));

/** Reads a row; a value no version of ours wrote ends in an error that names the column. */
export function toSubscription(row: SubscriptionRow): Subscription {
  return {
    channelId: row.channel_id,
    guildId: row.guild_id,
    channelKind: oneOf(CHANNEL_KINDS, row.channel_kind, 'channel_kind'),
    createdBy: row.created_by,
    time: row.time,
    timezone: row.timezone,
    days: oneOf(DIGEST_DAYS, row.days, 'days'),
    size: row.size,
    include: words.parse(JSON.parse(row.include)),
    exclude: words.parse(JSON.parse(row.exclude)),
    ...(row.category === null ? {} : { category: row.category }),
    ...(row.role_id === null ? {} : { roleId: row.role_id }),
    layout: oneOf(LAYOUTS, row.layout, 'layout'),
    quietDays: oneOf(QUIET_DAYS, row.quiet_days, 'quiet_days'),
    state: oneOf(['active', 'paused', 'off'], row.state, 'state'),
    ...(row.off_reason === null ? {} : { offReason: row.off_reason }),
    since: new Date(row.since),
    ...(row.refused_since === null ? {} : { refusedSince: new Date(row.refused_since) }),
    ...(row.next_at === null ? {} : { nextAt: new Date(row.next_at) }),
  };
}

export function fromSubscription(subscription: Subscription): SubscriptionRow {
  return {
    channel_id: subscription.channelId,
    guild_id: subscription.guildId,
    channel_kind: subscription.channelKind,
    created_by: subscription.createdBy,
    time: subscription.time,
    timezone: subscription.timezone,
    days: subscription.days,
    size: subscription.size,
    include: JSON.stringify(subscription.include),
    exclude: JSON.stringify(subscription.exclude),
    category: subscription.category ?? null,
    role_id: subscription.roleId ?? null,
    layout: subscription.layout,
    quiet_days: subscription.quietDays,
    state: subscription.state,
    off_reason: subscription.offReason ?? null,
    since: subscription.since.getTime(),
    refused_since: subscription.refusedSince?.getTime() ?? null,
    next_at: subscription.nextAt?.getTime() ?? null,
  };
}

export function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    channelId: row.channel_id,
    period: row.period,
    timezone: row.timezone,
    dueAt: new Date(row.due_at),
    state: oneOf(DELIVERY_STATES, row.state, 'state'),
    attempts: row.attempts,
    ...(row.tried_at === null ? {} : { triedAt: new Date(row.tried_at) }),
    ...(row.last_tried_at === null ? {} : { lastTriedAt: new Date(row.last_tried_at) }),
    ...(row.message_id === null ? {} : { messageId: row.message_id }),
    ...(row.sent_at === null ? {} : { sentAt: new Date(row.sent_at) }),
    late: row.sent_at === null ? row.late === 1 : isLate(new Date(row.due_at), new Date(row.sent_at)),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.batch === null ? {} : { batch: row.batch }),
    papers: shown.parse(JSON.parse(row.papers)),
  };
}

export function toFeatured(row: FeaturedRow): FeaturedPaper {
  return {
    id: row.id,
    guildId: row.guild_id,
    paperId: row.paper_id,
    ...(row.note === null ? {} : { note: row.note }),
    by: row.featured_by,
    at: new Date(row.featured_at),
    until: new Date(row.until),
    ...(row.card_channel_id === null || row.card_message_id === null
      ? {}
      : { card: { channelId: row.card_channel_id, messageId: row.card_message_id } }),
    ...(row.ended_at === null
      ? {}
      : { ended: { at: new Date(row.ended_at), ...(row.ended_by === null ? {} : { by: row.ended_by }) } }),
  };
}

function oneOf<T extends string>(allowed: readonly T[], value: string, column: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new Error(`The store holds "${value}" in ${column}, which is no known value.`);
  return found;
}
