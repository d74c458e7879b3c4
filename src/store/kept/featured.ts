import type { KeptPart } from './part.ts';

/** Papers a person featured, or stopped featuring, as a moderator: the trail stays, without their id. */
export const keptFeatured: KeptPart = {
  kind: 'featured',
  async count(session, userId) {
    const row = await session
      .selectFrom('featured')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where((where) => where.or([where('featured_by', '=', userId), where('ended_by', '=', userId)]))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async remove(session, userId) {
    await session
      .updateTable('featured')
      .set({ featured_by: '' })
      .where('featured_by', '=', userId)
      .execute();
    // Not null: that would mean it expired.
    await session.updateTable('featured').set({ ended_by: '' }).where('ended_by', '=', userId).execute();
  },
};
