import type { KeptPart } from './part.ts';

export const keptSaves: KeptPart = {
  kind: 'saves',
  async count(session, userId) {
    const row = await session
      .selectFrom('saves')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async remove(session, userId) {
    await session.deleteFrom('saves').where('user_id', '=', userId).execute();
  },
};
