import type { Claim, Delivery, Ledger, Settlement } from '../../src/digest/ledger.ts';
import type { Subscription } from '../../src/digest/subscription.ts';

/** A row, and what the ledger knows about its holder. */
export interface LedgerRow {
  delivery: Delivery;
  holder: string | undefined;
  leaseUntil: Date | undefined;
}

/** The part of the ledger that deliveries see, without a disk: for tests that run thousands of deliveries. */
export function createMemoryLedger(
  subscription: Subscription | undefined,
  deliveries: readonly Delivery[],
): Pick<Ledger, 'begin' | 'settle' | 'reclaim'> & { readonly rows: readonly LedgerRow[] } {
  const rows: LedgerRow[] = deliveries.map((delivery) => ({
    delivery,
    holder: undefined,
    leaseUntil: delivery.dueAt,
  }));
  const rowOf = (id: string, holder: string) =>
    rows.find((row) => row.delivery.id === id && row.holder === holder);

  return {
    rows,
    async reclaim(lease, limit) {
      const free = rows.filter(({ leaseUntil }) => leaseUntil !== undefined && leaseUntil <= lease.now);
      return free.slice(0, limit).map((row): Claim => {
        row.holder = lease.holder;
        row.leaseUntil = lease.until;
        row.delivery = { ...row.delivery, attempts: row.delivery.attempts + 1 };
        return { delivery: row.delivery, subscription };
      });
    },
    async begin(id, lease, content) {
      const row = rowOf(id, lease.holder);
      if (row === undefined || !['claimed', 'sending', 'waiting'].includes(row.delivery.state)) return false;
      const triedAt = row.delivery.triedAt ?? lease.now;
      row.delivery = {
        ...row.delivery,
        state: 'sending',
        triedAt,
        lastTriedAt: lease.now,
        papers: content.papers,
      };
      row.leaseUntil = lease.until;
      return true;
    },
    async settle(id, holder, settlement) {
      const row = rowOf(id, holder);
      if (row === undefined) return false;
      settleRow(row, settlement);
      return true;
    },
  };
}

function settleRow(row: LedgerRow, settlement: Settlement): void {
  const { state } = settlement;
  const message =
    'messageId' in settlement ? { messageId: settlement.messageId, sentAt: settlement.sentAt } : {};
  row.delivery = { ...row.delivery, state, ...message };
  row.leaseUntil = 'until' in settlement ? settlement.until : undefined;
  if (state !== 'publishing') row.holder = undefined;
}
