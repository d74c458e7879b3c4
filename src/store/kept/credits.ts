import type { KeptPart } from './part.ts';

/** The papers that say who submitted them; `createForget` removes the names on them. */
export const keptCredits: KeptPart = {
  kind: 'credits',
  async count(session, userId) {
    const row = await session
      .selectFrom('credits')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async remove(session, userId) {
    await session.deleteFrom('credits').where('user_id', '=', userId).execute();
  },
};
