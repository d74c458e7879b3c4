import { sql, type Updateable } from 'kysely';
import {
  type Claim,
  type Delivery,
  type Ledger,
  type PlannedDelivery,
  RECENT_DAYS,
  type Settlement,
} from '../digest/ledger.ts';
import { createGroupCommit, type Write } from './group-commit.ts';
import { toDelivery, toSubscription } from './rows.ts';
import type { Database, DeliveryRow, Session } from './schema.ts';

const DAY = 86_400_000;

/** The ledger in the database; each function is one transaction, durable when it returns. */
export function ledgerStore({ db, reader, engine }: Database): Ledger {
  const postgres = engine === 'postgres';
  const write: Write = postgres ? (run) => run(db) : createGroupCommit(db);
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
              // Written while the clock was wrong: no digest is ever planned so far ahead.
              where('next_at', '>', lease.now.getTime() + RECENT_DAYS * DAY),
            ]),
          )
          .orderBy('next_at')
          .limit(limit)
          .$if(postgres, (query) => query.forUpdate().skipLocked())
          .execute();
        const channels = rows.map((row) => row.channel_id);
        const recent = await recentOf(session, channels, lease.now);
        const claims: Claim[] = [];
        for (const row of rows) {
          const subscription = toSubscription(row);
          const { deliver, skip, nextAt } = plan(subscription, recent.get(row.channel_id) ?? []);
          for (const skipped of skip) {
            await insert(session, {
              ...emptyRow(row.channel_id, skipped),
              state: 'skipped',
              reason: skipped.reason,
              settled_at: lease.now.getTime(),
            });
          }
          if (deliver !== undefined) {
            const inserted = await insert(session, {
              ...emptyRow(row.channel_id, deliver),
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
            .where('channel_id', '=', row.channel_id)
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
            batch: content.batch ?? null,
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

    async recent(channelId, limit) {
      const rows = await reader
        .selectFrom('deliveries')
        .selectAll()
        .where('channel_id', '=', channelId)
        .orderBy('due_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },
  };
}

function settled(settlement: Settlement): Updateable<DeliveryRow> {
  switch (settlement.state) {
    case 'publishing':
      return {
        state: 'publishing',
        message_id: settlement.messageId,
        sent_at: settlement.sentAt.getTime(),
        lease_until: settlement.until.getTime(),
        reason: null,
      };
    case 'sent':
      return {
        state: 'sent',
        message_id: settlement.messageId,
        sent_at: settlement.sentAt.getTime(),
        settled_at: settlement.sentAt.getTime(),
        reason: settlement.reason ?? null,
        ...RELEASED,
      };
    case 'waiting':
      return {
        state: 'waiting',
        holder: null,
        lease_until: settlement.until.getTime(),
        reason: settlement.reason,
      };
    default:
      return {
        state: settlement.state,
        settled_at: settlement.at.getTime(),
        reason: settlement.reason,
        papers: '[]',
        ...RELEASED,
      };
  }
}

const RELEASED = { holder: null, lease_until: null };

async function insert(session: Session, row: DeliveryRow): Promise<DeliveryRow | undefined> {
  return session
    .insertInto('deliveries')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

function emptyRow(channelId: string, planned: PlannedDelivery): DeliveryRow {
  return {
    id: planned.id,
    channel_id: channelId,
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
  };
}

async function recentOf(
  session: Session,
  channels: readonly string[],
  now: Date,
): Promise<Map<string, Delivery[]>> {
  const byChannel = new Map<string, Delivery[]>();
  if (channels.length === 0) return byChannel;
  const rows = await session
    .selectFrom('deliveries')
    .selectAll()
    .where('channel_id', 'in', channels)
    .where('due_at', '>=', now.getTime() - RECENT_DAYS * DAY)
    .orderBy('due_at', 'desc')
    .execute();
  for (const row of rows) {
    const list = byChannel.get(row.channel_id);
    if (list === undefined) byChannel.set(row.channel_id, [toDelivery(row)]);
    else list.push(toDelivery(row));
  }
  return byChannel;
}

async function withSubscriptions(session: Session, deliveries: readonly Delivery[]): Promise<Claim[]> {
  if (deliveries.length === 0) return [];
  const rows = await session
    .selectFrom('subscriptions')
    .selectAll()
    .where(
      'channel_id',
      'in',
      deliveries.map((delivery) => delivery.channelId),
    )
    .execute();
  const byChannel = new Map(rows.map((row) => [row.channel_id, toSubscription(row)]));
  return deliveries.map((delivery) => ({ delivery, subscription: byChannel.get(delivery.channelId) }));
}
