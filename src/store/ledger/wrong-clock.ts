import type { Ledger } from '../../digest/ledger.ts';
import type { Database } from '../database/schema.ts';

/** How far two processes' clocks may differ without one being wrong. */
const CLOCK_SLACK_MS = 3_600_000;

/** The part of the ledger that recovers from a clock that was ahead: normally no row is written before it is due. */
export function wrongClock({ db }: Database): Pick<Ledger, 'forgetFuture'> {
  return {
    forgetFuture(now) {
      const at = now.getTime();
      return db.transaction().execute(async (session) => {
        const forgotten = await session
          .deleteFrom('deliveries')
          .where('due_at', '>', at)
          .where('tried_at', 'is', null)
          // A fresh claim may belong to a process whose clock is slightly ahead of ours.
          .where((where) =>
            where.or([
              where('state', 'in', ['skipped', 'failed']),
              where('due_at', '>', at + CLOCK_SLACK_MS),
            ]),
          )
          .returning('subscription_id')
          .execute();
        const ids = [...new Set(forgotten.map((row) => row.subscription_id))];
        if (ids.length > 0) {
          await session
            .updateTable('subscriptions')
            .set({ next_at: at })
            .where('id', 'in', ids)
            .where('state', '=', 'active')
            .execute();
        }
        await session
          .updateTable('subscriptions')
          .set({ since: at - (at % 60_000), next_at: at })
          .where('state', '=', 'active')
          .where('since', '>', at + CLOCK_SLACK_MS)
          .execute();
        return forgotten.length;
      });
    },
  };
}
