import type { PlannedDelivery } from '../../digest/ledger.ts';
import type { DeliveryRow, Session } from '../database/schema.ts';

/** Inserts a row; undefined if its period already has one. */
export async function insert(session: Session, row: DeliveryRow): Promise<DeliveryRow | undefined> {
  return session
    .insertInto('deliveries')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** A planned delivery as a row, before anything has been done. */
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
