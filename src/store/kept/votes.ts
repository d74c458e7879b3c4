import { voteScope } from '../../trending/votes.ts';
import type { Session } from '../database/schema.ts';
import type { KeptPart } from './part.ts';

/** A person's own scope contains no one else's votes, and its name alone identifies them. */
export const keptVotes: KeptPart = {
  kind: 'votes',
  async count(session, userId) {
    const row = await session
      .selectFrom('votes')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async remove(session: Session, userId) {
    await session
      .deleteFrom('votes')
      .where((where) =>
        where.or([where('user_id', '=', userId), where('scope', '=', voteScope(null, userId))]),
      )
      .execute();
  },
};
