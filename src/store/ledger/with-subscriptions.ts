import type { Claim, Delivery } from '../../digest/ledger.ts';
import type { Session } from '../database/schema.ts';
import { toSubscription } from '../rows/subscription.ts';

/** Deliveries with their subscriptions, if these still exist. */
export async function withSubscriptions(session: Session, deliveries: readonly Delivery[]): Promise<Claim[]> {
  if (deliveries.length === 0) return [];
  const rows = await session
    .selectFrom('subscriptions')
    .selectAll()
    .where(
      'id',
      'in',
      deliveries.map((delivery) => delivery.subscriptionId),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, toSubscription(row)]));
  return deliveries.map((delivery) => ({ delivery, subscription: byId.get(delivery.subscriptionId) }));
}
