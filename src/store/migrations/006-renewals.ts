import { type Kysely, type Migration, sql } from 'kysely';

/** What the table looks like to this migration, whatever it is later. */
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
 * Featuring a paper again ended what it was until then as if someone had removed it. From now on it is told apart; what
 * ended at the very moment at which a newer entry of the same paper begins was renewed.
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
