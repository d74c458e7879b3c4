import type { Arrival, ArrivalStore } from '../digest/arrivals.ts';
import { takeLock } from './database/locks.ts';
import type { ArrivalRow, Database, Session } from './database/schema.ts';

/** Rows per statement: SQLite allows 32,766 parameters, PostgreSQL 65,535. */
const CHUNK = 2000;

/** Arrivals in the database. */
export function arrivalStore({ db, reader, engine }: Database): ArrivalStore {
  return {
    async note(papers, now, since) {
      const known = await notedSince(reader, since);
      const days = new Map(known.map(({ paperId, day }) => [paperId, day]));
      const news = papers.filter(({ paperId, day }) => day > (days.get(paperId) ?? ''));
      if (news.length === 0) return known;
      return db.transaction().execute(async (session) => {
        // SQLite allows one writer at a time; on PostgreSQL this lock serializes them.
        await takeLock(engine, session, 'arrivals');
        const { last } = await session
          .selectFrom('arrivals')
          .select((select) => select.fn.max('wave').as('last'))
          .executeTakeFirstOrThrow();
        const wave = Number(last ?? 0) + 1;
        await session.deleteFrom('arrivals').where('day', '<', since).execute();
        for (let start = 0; start < news.length; start += CHUNK) {
          const rows = news
            .slice(start, start + CHUNK)
            .map(
              ({ paperId, day }): ArrivalRow => ({ paper_id: paperId, day, wave, seen_at: now.getTime() }),
            );
          await session
            .insertInto('arrivals')
            .values(rows)
            .onConflict((conflict) =>
              conflict
                .column('paper_id')
                .doUpdateSet((update) => ({
                  day: update.ref('excluded.day'),
                  wave: update.ref('excluded.wave'),
                  seen_at: update.ref('excluded.seen_at'),
                }))
                // Keeps what another process noted meanwhile.
                .whereRef('arrivals.day', '<', 'excluded.day'),
            )
            .execute();
        }
        return notedSince(session, since);
      });
    },
  };
}

async function notedSince(session: Session, since: string): Promise<readonly Arrival[]> {
  const rows = await session.selectFrom('arrivals').selectAll().where('day', '>=', since).execute();
  return rows.map(({ paper_id, day, wave, seen_at }) => ({
    paperId: paper_id,
    day,
    wave,
    seenAt: new Date(seen_at),
  }));
}
