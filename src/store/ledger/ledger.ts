import { sql } from 'kysely';
import type { Ledger } from '../../digest/ledger.ts';
import { createGroupCommit, type Write } from '../database/group-commit.ts';
import type { Database } from '../database/schema.ts';
import { toDelivery } from '../rows/delivery.ts';
import { claims } from './claims.ts';
import { oldDeliveries } from './old.ts';
import { settled } from './settled.ts';
import { wrongClock } from './wrong-clock.ts';

/** The ledger in the database; each function is one transaction, durable when it returns. */
export function ledgerStore(database: Database): Ledger {
  const { db, reader, engine } = database;
  const postgres = engine === 'postgres';
  const write: Write = postgres ? (run) => run(db) : createGroupCommit(db);
  return {
    ...claims(database),
    ...wrongClock(database),
    ...oldDeliveries(database),

    async begin(id, lease, content) {
      const now = lease.now.getTime();
      const { numUpdatedRows } = await write((session) =>
        session
          .updateTable('deliveries')
          .set({
            state: 'sending',
            lease_until: lease.until.getTime(),
            tried_at: sql<number>`coalesce(tried_at, ${sql.lit(now)})`,
            last_tried_at: now,
            papers: JSON.stringify(content.papers),
            batch: content.batchDay ?? null,
            considered: JSON.stringify(content.considered),
          })
          .where('id', '=', id)
          .where('holder', '=', lease.holder)
          .where('state', 'in', ['claimed', 'sending', 'waiting'])
          .executeTakeFirst(),
      );
      return numUpdatedRows === 1n;
    },

    async settle(id, holder, settlement) {
      const { numUpdatedRows } = await write((session) =>
        session
          .updateTable('deliveries')
          .set(settled(settlement))
          .where('id', '=', id)
          .where('holder', '=', holder)
          .executeTakeFirst(),
      );
      return numUpdatedRows === 1n;
    },

    async recent(subscriptionId, limit) {
      const rows = await reader
        .selectFrom('deliveries')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .orderBy('due_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },
  };
}
