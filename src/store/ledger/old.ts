import type { Ledger } from '../../digest/ledger.ts';
import type { Database } from '../database/schema.ts';

/** The part of the ledger that deletes what nothing looks back to. */
export function oldDeliveries({ db }: Database): Pick<Ledger, 'forgetOld'> {
  return {
    async forgetOld(before, limit) {
      const { numDeletedRows } = await db
        .deleteFrom('deliveries')
        .where('id', 'in', (old) =>
          old
            .selectFrom('deliveries')
            .select('id')
            .where('due_at', '<', before.getTime())
            .where('state', 'in', ['sent', 'skipped', 'failed'])
            .orderBy('due_at')
            .limit(limit),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
