import { z } from 'zod';
import { readDays, writeDays } from '../../digest/days.ts';
import { DIGEST_DAYS, LAYOUTS, QUIET_DAYS, type Subscription } from '../../digest/subscription.ts';
import type { SubscriptionRow } from '../database/schema.ts';
import { oneOf } from './one-of.ts';
import { toOffReason } from './reason.ts';
import { fromRecipient, toRecipient } from './recipient.ts';

const words = z.array(z.string());

/** Reads a row; throws, naming the column, on a value no version of ours wrote. */
export function toSubscription(row: SubscriptionRow): Subscription {
  return {
    id: row.id,
    recipient: toRecipient(row),
    ...(row.name === null ? {} : { name: row.name }),
    createdBy: row.created_by,
    time: row.time,
    timezone: row.timezone,
    days: readDays(row.days) ?? oneOf(DIGEST_DAYS, row.days, 'days'),
    size: row.size,
    include: words.parse(JSON.parse(row.include)),
    exclude: words.parse(JSON.parse(row.exclude)),
    categories: row.category === null ? [] : row.category.split(','),
    ...(row.role_id === null ? {} : { roleId: row.role_id }),
    layout: oneOf(LAYOUTS, row.layout, 'layout'),
    quietDays: oneOf(QUIET_DAYS, row.quiet_days, 'quiet_days'),
    state: oneOf(['active', 'paused', 'off'], row.state, 'state'),
    ...(row.off_reason === null ? {} : { offReason: toOffReason(row.off_reason) }),
    ...(row.off_told === 0 ? {} : { offTold: true }),
    since: new Date(row.since),
    ...(row.refused_since === null ? {} : { refusedSince: new Date(row.refused_since) }),
    ...(row.next_at === null ? {} : { nextAt: new Date(row.next_at) }),
  };
}

export function fromSubscription(subscription: Subscription): SubscriptionRow {
  return {
    id: subscription.id,
    ...fromRecipient(subscription.recipient),
    name: subscription.name ?? null,
    created_by: subscription.createdBy,
    time: subscription.time,
    timezone: subscription.timezone,
    days: writeDays(subscription.days),
    size: subscription.size,
    include: JSON.stringify(subscription.include),
    exclude: JSON.stringify(subscription.exclude),
    category: subscription.categories.length === 0 ? null : subscription.categories.join(','),
    role_id: subscription.roleId ?? null,
    layout: subscription.layout,
    quiet_days: subscription.quietDays,
    state: subscription.state,
    off_reason: subscription.offReason === undefined ? null : JSON.stringify(subscription.offReason),
    off_told: subscription.offTold === true ? 1 : 0,
    since: subscription.since.getTime(),
    refused_since: subscription.refusedSince?.getTime() ?? null,
    next_at: subscription.nextAt?.getTime() ?? null,
  };
}
