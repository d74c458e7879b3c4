import type { Kysely, Migration } from 'kysely';
import { offReason, reasonOfDelivery } from './sentences.ts';

/** The tables as of this migration, whatever they become later. */
interface Tables {
  deliveries: { reason: string | null };
  subscriptions: { off_reason: string | null };
}

/** Reasons were sentences; now they are codes with data, as JSON. */
export const reasons: Migration = {
  async up(db: Kysely<Tables>) {
    // There are many rows, but few distinct sentences.
    const said = await db
      .selectFrom('deliveries')
      .select('reason')
      .distinct()
      .where('reason', 'is not', null)
      .execute();
    for (const { reason } of said) {
      if (reason === null) continue;
      await db
        .updateTable('deliveries')
        .set({ reason: JSON.stringify(reasonOfDelivery(reason)) })
        .where('reason', '=', reason)
        .execute();
    }
    const off = await db
      .selectFrom('subscriptions')
      .select('off_reason')
      .distinct()
      .where('off_reason', 'is not', null)
      .execute();
    for (const { off_reason: reason } of off) {
      if (reason === null) continue;
      await db
        .updateTable('subscriptions')
        .set({ off_reason: JSON.stringify(offReason(reason)) })
        .where('off_reason', '=', reason)
        .execute();
    }
  },
};
