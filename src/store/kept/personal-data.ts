import { sql } from 'kysely';
import {
  KEPT_KINDS,
  type KeptCounts,
  type KeptKind,
  type PersonalData,
} from '../../personal-data/personal-data.ts';
import type { Database, Session } from '../database/schema.ts';
import { KEPT_PARTS } from './parts.ts';

/** What the store keeps about people; removed in one transaction. */
export function personalDataStore({ db, reader, engine }: Database): PersonalData {
  return {
    counts: (userId) => countsIn(reader, userId),
    async forget(userId) {
      const counts = await db.transaction().execute(async (session) => {
        const there = await countsIn(session, userId);
        for (const part of KEPT_PARTS) await part.remove(session, userId);
        return there;
      });
      // The WAL still contains the deleted data; if others are reading it now, it is truncated later.
      if (engine === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db).catch(() => {});
      return counts;
    },
  };
}

async function countsIn(session: Session, userId: string): Promise<KeptCounts> {
  const counts = new Map<KeptKind, number>();
  for (const { kind, count } of KEPT_PARTS) {
    counts.set(kind, (counts.get(kind) ?? 0) + (await count(session, userId)));
  }
  return new Map(
    KEPT_KINDS.map((kind) => [kind, counts.get(kind) ?? 0] as const).filter(([, many]) => many > 0),
  );
}
