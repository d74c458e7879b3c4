import { z } from 'zod';
import type { Considered } from '../../digest/considered.ts';
import { isLate } from '../../digest/due.ts';
import { DELIVERY_STATES, type Delivery } from '../../digest/ledger.ts';
import type { DeliveryRow } from '../database/schema.ts';
import { oneOf } from './one-of.ts';
import { toDeliveryReason } from './reason.ts';

const considered: z.ZodType<Considered> = z.object({
  seen: z.number(),
  carried: z.array(z.string()),
  left: z.object({ size: z.number(), category: z.number(), include: z.number(), exclude: z.number() }),
});
const shown = z.array(z.object({ id: z.string(), upvotes: z.number() }));

/** Reads a row; throws, naming the column, on a value no version of ours wrote. */
export function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
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
    ...(row.reason === null ? {} : { reason: toDeliveryReason(row.reason) }),
    ...(row.batch === null ? {} : { batchDay: row.batch }),
    ...(row.considered === null ? {} : { considered: considered.parse(JSON.parse(row.considered)) }),
    papers: shown.parse(JSON.parse(row.papers)),
  };
}
