import type { Kysely, Migration } from 'kysely';

/** Finds the few deliveries due in the future without scanning them all. */
export const due: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.createIndex('deliveries_due').on('deliveries').column('due_at').execute();
  },
};
