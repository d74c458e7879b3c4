import type { VoteStore } from '../trending/votes.ts';
import type { Database } from './database/schema.ts';

/** Votes in the database; the primary key allows one per person, paper and scope. */
export function voteStore({ db, reader }: Database): VoteStore {
  return {
    toggle({ scope, paperId, userId, at }) {
      return db.transaction().execute(async (session) => {
        const { numDeletedRows } = await session
          .deleteFrom('votes')
          .where('scope', '=', scope)
          .where('paper_id', '=', paperId)
          .where('user_id', '=', userId)
          .executeTakeFirst();
        const voted = numDeletedRows === 0n;
        if (voted) {
          await session
            .insertInto('votes')
            .values({ scope, paper_id: paperId, user_id: userId, at: at.getTime() })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        const { count } = await session
          .selectFrom('votes')
          .select((select) => select.fn.countAll<number>().as('count'))
          .where('scope', '=', scope)
          .where('paper_id', '=', paperId)
          .executeTakeFirstOrThrow();
        return { voted, count: Number(count) };
      });
    },

    async counts(scope, { paperIds, since } = {}) {
      if (paperIds?.length === 0) return new Map();
      let query = reader
        .selectFrom('votes')
        .select((select) => ['paper_id', select.fn.countAll<number>().as('count')])
        .where('scope', '=', scope)
        .groupBy('paper_id');
      if (paperIds !== undefined) query = query.where('paper_id', 'in', paperIds);
      if (since !== undefined) query = query.where('at', '>=', since.getTime());
      const rows = await query.execute();
      return new Map(rows.map((row) => [row.paper_id, Number(row.count)]));
    },

    async has({ scope, paperId, userId }) {
      const row = await reader
        .selectFrom('votes')
        .select('at')
        .where('scope', '=', scope)
        .where('paper_id', '=', paperId)
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row !== undefined;
    },

    async ofPerson(userId) {
      const rows = await reader
        .selectFrom('votes')
        .select((select) => ['paper_id', select.fn.max('at').as('at')])
        .where('user_id', '=', userId)
        .groupBy('paper_id')
        .execute();
      return rows.map(({ paper_id, at }) => ({ paperId: paper_id, at: new Date(Number(at)) }));
    },
  };
}
