import type { Kysely, Migration } from 'kysely';

/** Finds the few deliveries that are due in the future without going through all there ever were. */
export const due: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.createIndex('deliveries_due').on('deliveries').column('due_at').execute();
  },
};
