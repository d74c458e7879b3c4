import { DAY } from '../calendar.ts';
import type { SubmissionStore } from '../catalog/submissions/submit.ts';
import { takeLock } from './database/locks.ts';
import type { Database, Session } from './database/schema.ts';

/** Submissions in the database; those of the last 24 hours count. */
export function submissionStore({ db, engine }: Database): SubmissionStore {
  return {
    claim({ paperId, userId, guildId, at }, limits) {
      return db.transaction().execute(async (session) => {
        // SQLite allows one writer at a time; on PostgreSQL this lock serializes claims.
        await takeLock(engine, session, 'submissions');
        const since = at.getTime() - DAY;
        await session.deleteFrom('submissions').where('at', '<=', since).execute();
        const scopes = [
          { limit: 'person', column: 'user_id', value: userId, most: limits.person },
          ...(guildId === undefined
            ? []
            : [{ limit: 'server', column: 'guild_id', value: guildId, most: limits.server } as const]),
        ] as const;
        for (const { limit, column, value, most } of scopes) {
          const { used, oldest } = await usedSince(session, column, value);
          if (used >= most)
            return { granted: false, limit, again: new Date((oldest ?? at.getTime()) + DAY) } as const;
        }
        await session
          .insertInto('submissions')
          .values({ paper_id: paperId, user_id: userId, guild_id: guildId ?? null, at: at.getTime() })
          .execute();
        return { granted: true } as const;
      });
    },

    async credit(paperId, userId) {
      await db
        .insertInto('credits')
        .values({ paper_id: paperId, user_id: userId })
        .onConflict((conflict) => conflict.column('paper_id').doUpdateSet({ user_id: userId }))
        .execute();
    },

    async release({ paperId, userId, at }) {
      await db
        .deleteFrom('submissions')
        .where('paper_id', '=', paperId)
        .where('user_id', '=', userId)
        .where('at', '=', at.getTime())
        .execute();
    },
  };
}

async function usedSince(session: Session, column: 'user_id' | 'guild_id', value: string) {
  const row = await session
    .selectFrom('submissions')
    .select((select) => [select.fn.countAll<number>().as('used'), select.fn.min('at').as('oldest')])
    .where(column, '=', value)
    .executeTakeFirstOrThrow();
  return { used: Number(row.used), oldest: row.oldest === null ? undefined : Number(row.oldest) };
}
