import { DAY } from '../../calendar.ts';
import { type Claim, type Delivery, type Ledger, RECENT_DAYS } from '../../digest/ledger.ts';
import type { Database, Session } from '../database/schema.ts';
import { toDelivery } from '../rows/delivery.ts';
import { toSubscription } from '../rows/subscription.ts';
import { emptyRow, insert } from './planned.ts';
import { withSubscriptions } from './with-subscriptions.ts';

/** The part of the ledger that assigns work to one process at a time; each function is one transaction. */
export function claims({ db, engine }: Database): Pick<Ledger, 'claimDue' | 'reclaim' | 'release'> {
  const postgres = engine === 'postgres';
  return {
    claimDue(lease, limit, plan) {
      return db.transaction().execute(async (session) => {
        const rows = await session
          .selectFrom('subscriptions')
          .selectAll()
          .where('state', '=', 'active')
          .where((where) =>
            where.or([
              where('next_at', '<=', lease.now.getTime()),
              // Written while the clock was wrong: no digest is ever planned this far ahead.
              where('next_at', '>', lease.now.getTime() + RECENT_DAYS * DAY),
            ]),
          )
          .orderBy('next_at')
          .limit(limit)
          .$if(postgres, (query) => query.forUpdate().skipLocked())
          .execute();
        const ids = rows.map((row) => row.id);
        const recent = await recentOf(session, ids, lease.now);
        const claims: Claim[] = [];
        for (const row of rows) {
          const subscription = toSubscription(row);
          const { deliver, skip, nextAt } = plan(subscription, recent.get(row.id) ?? []);
          for (const skipped of skip) {
            await insert(session, {
              ...emptyRow(row.id, skipped),
              state: 'skipped',
              reason: JSON.stringify(skipped.reason),
              settled_at: lease.now.getTime(),
            });
          }
          if (deliver !== undefined) {
            const inserted = await insert(session, {
              ...emptyRow(row.id, deliver),
              state: 'claimed',
              attempts: 1,
              holder: lease.holder,
              lease_until: lease.until.getTime(),
              late: deliver.late ? 1 : 0,
            });
            if (inserted !== undefined) claims.push({ delivery: toDelivery(inserted), subscription });
          }
          await session
            .updateTable('subscriptions')
            .set({ next_at: nextAt?.getTime() ?? null })
            .where('id', '=', row.id)
            .execute();
        }
        return { looked: rows.length, claims };
      });
    },

    reclaim(lease, limit) {
      return db.transaction().execute(async (session) => {
        const rows = await session
          .updateTable('deliveries')
          .set((update) => ({
            holder: lease.holder,
            lease_until: lease.until.getTime(),
            attempts: update('attempts', '+', 1),
          }))
          .where('id', 'in', (open) =>
            open
              .selectFrom('deliveries')
              .select('id')
              .where('lease_until', '<=', lease.now.getTime())
              .orderBy('lease_until')
              .limit(limit)
              .$if(postgres, (query) => query.forUpdate().skipLocked()),
          )
          .returningAll()
          .execute();
        return withSubscriptions(session, rows.map(toDelivery));
      });
    },

    async release(holder, now) {
      await db
        .updateTable('deliveries')
        .set({ holder: null, lease_until: now.getTime() })
        .where('holder', '=', holder)
        .where('state', 'in', ['claimed', 'waiting'])
        .execute();
    },
  };
}

async function recentOf(
  session: Session,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Delivery[]>> {
  const byId = new Map<string, Delivery[]>();
  if (ids.length === 0) return byId;
  const rows = await session
    .selectFrom('deliveries')
    .selectAll()
    .where('subscription_id', 'in', ids)
    .where('due_at', '>=', now.getTime() - RECENT_DAYS * DAY)
    .orderBy('due_at', 'desc')
    .execute();
  for (const row of rows) {
    const list = byId.get(row.subscription_id);
    if (list === undefined) byId.set(row.subscription_id, [toDelivery(row)]);
    else list.push(toDelivery(row));
  }
  return byId;
}
