import type { Ledger } from '../../digest/ledger.ts';
import type { Database } from '../database/schema.ts';

/** By so much the clocks of two processes may differ without one of them being wrong. */
const CLOCK_SLACK_MS = 3_600_000;

/** The part of the ledger that gets over a clock that was ahead: no row is ever written before it is due. */
export function wrongClock({ db }: Database): Pick<Ledger, 'forgetFuture'> {
  return {
    forgetFuture(now) {
      const at = now.getTime();
      return db.transaction().execute(async (session) => {
        const forgotten = await session
          .deleteFrom('deliveries')
          .where('due_at', '>', at)
          .where('tried_at', 'is', null)
          // What was only just claimed may be of a process whose clock is a little ahead of ours.
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
