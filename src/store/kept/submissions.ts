import type { KeptPart } from './part.ts';

/** Submissions of the last day. Those in a server still count toward its limit, anonymously. */
export const keptSubmissions: KeptPart = {
  kind: 'submissions',
  async count(session, userId) {
    const row = await session
      .selectFrom('submissions')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async remove(session, userId) {
    await session
      .deleteFrom('submissions')
      .where('user_id', '=', userId)
      .where('guild_id', 'is', null)
      .execute();
    await session.updateTable('submissions').set({ user_id: '' }).where('user_id', '=', userId).execute();
  },
};
