import { type Kysely, type Migration, sql } from 'kysely';

/** The table as of this migration, whatever it becomes later. */
interface Tables {
  featured: {
    id: string;
    guild_id: string;
    paper_id: string;
    featured_at: number;
    ended_at: number | null;
    renewed: number;
  };
}

/**
 * Featuring a paper again used to end the old entry as if someone had removed it. Now the two differ: an entry that
 * ended at the exact moment a newer one for the same paper began was renewed.
 */
export const renewals: Migration = {
  async up(db: Kysely<Tables>) {
    await db.schema
      .alterTable('featured')
      .addColumn('renewed', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db
      .updateTable('featured')
      .set({ renewed: 1 })
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('featured as newer')
            .select(sql`1`.as('one'))
            .whereRef('newer.guild_id', '=', 'featured.guild_id')
            .whereRef('newer.paper_id', '=', 'featured.paper_id')
            .whereRef('newer.featured_at', '=', 'featured.ended_at')
            .whereRef('newer.id', '<>', 'featured.id'),
        ),
      )
      .execute();
  },
};
