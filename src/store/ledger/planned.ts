import type { PlannedDelivery } from '../../digest/ledger.ts';
import type { DeliveryRow, Session } from '../database/schema.ts';

/** Writes a new row, unless its period stands already; then undefined. */
export async function insert(session: Session, row: DeliveryRow): Promise<DeliveryRow | undefined> {
  return session
    .insertInto('deliveries')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** A planned delivery as a row, before anybody has done anything. */
export function emptyRow(subscriptionId: string, planned: PlannedDelivery): DeliveryRow {
  return {
    id: planned.id,
    subscription_id: subscriptionId,
    period: planned.period,
    timezone: planned.timezone,
    due_at: planned.dueAt.getTime(),
    state: 'claimed',
    attempts: 0,
    nonce: planned.id,
    holder: null,
    lease_until: null,
    tried_at: null,
    last_tried_at: null,
    message_id: null,
    sent_at: null,
    settled_at: null,
    late: 0,
    reason: null,
    batch: null,
    papers: '[]',
    considered: null,
  };
}
