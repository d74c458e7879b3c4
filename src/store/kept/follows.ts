import type { KeptPart } from './part.ts';

/** What a person follows. */
export const keptFollows: KeptPart = {
  kind: 'follows',
  async count(session, userId) {
    const row = await session
      .selectFrom('follows')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('person_id', '=', userId)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async remove(session, userId) {
    await session.deleteFrom('follows').where('person_id', '=', userId).execute();
  },
};

/** When a person wants to hear about what they follow. */
export const keptFollowSettings: KeptPart = {
  kind: 'settings',
  async count(session, userId) {
    const row = await session
      .selectFrom('follow_settings')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('person_id', '=', userId)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async remove(session, userId) {
    await session.deleteFrom('follow_settings').where('person_id', '=', userId).execute();
  },
};
