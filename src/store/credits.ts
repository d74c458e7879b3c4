import type { CreditStore } from '../personal-data/credits.ts';
import type { Database } from './database/schema.ts';

/** Who is credited on which paper, in the database. */
export function creditStore({ reader }: Database): CreditStore {
  return {
    async ofPerson(userId) {
      const rows = await reader
        .selectFrom('credits')
        .select('paper_id')
        .where('user_id', '=', userId)
        .execute();
      return rows.map(({ paper_id }) => paper_id);
    },
    async known(paperIds) {
      if (paperIds.length === 0) return new Set();
      const rows = await reader
        .selectFrom('credits')
        .select('paper_id')
        .where('paper_id', 'in', paperIds)
        .execute();
      return new Set(rows.map(({ paper_id }) => paper_id));
    },
  };
}
