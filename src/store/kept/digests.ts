import type { KeptPart } from './part.ts';

/** Digests a person set up in servers: they continue for their readers. */
export const keptDigests: KeptPart = {
  kind: 'digests',
  async count(session, userId) {
    const row = await session
      .selectFrom('subscriptions')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('created_by', '=', userId)
      .where('recipient_kind', '=', 'channel')
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async remove(session, userId) {
    await session
      .updateTable('subscriptions')
      .set({ created_by: '' })
      .where('created_by', '=', userId)
      .where('recipient_kind', '=', 'channel')
      .execute();
  },
};
