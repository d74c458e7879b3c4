import { subscriptionId } from '../../digest/recipient.ts';
import type { KeptPart } from './part.ts';

/** A person's own subscription: when they get messages. */
export const keptSubscription: KeptPart = {
  kind: 'settings',
  async count(session, userId) {
    const row = await session
      .selectFrom('subscriptions')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('id', '=', idOf(userId))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async remove(session, userId) {
    await session.deleteFrom('subscriptions').where('id', '=', idOf(userId)).execute();
  },
};

/** Which messages they got, and when. */
export const keptDeliveries: KeptPart = {
  kind: 'deliveries',
  async count(session, userId) {
    const row = await session
      .selectFrom('deliveries')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('subscription_id', '=', idOf(userId))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async remove(session, userId) {
    await session.deleteFrom('deliveries').where('subscription_id', '=', idOf(userId)).execute();
  },
};

/** Where those messages went. */
export const keptPrivateChannel: KeptPart = {
  kind: 'settings',
  async count(session, userId) {
    const row = await session
      .selectFrom('private_channels')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async remove(session, userId) {
    await session.deleteFrom('private_channels').where('user_id', '=', userId).execute();
  },
};

function idOf(userId: string): string {
  return subscriptionId({ recipient: { kind: 'person', userId } });
}
