import { subscriptionId } from '../../digest/recipient.ts';
import type { KeptPart } from './part.ts';

/** A person's mailbox, and what is to be sent there. */
export const keptMail: KeptPart = {
  kind: 'address',
  async count(session, userId) {
    // Unconfirmed addresses are kept, too; each may have been asked several times.
    const addresses = await session
      .selectFrom('mail_recipients')
      .select('fingerprint')
      .where('person_id', '=', userId)
      .union((asked) =>
        asked.selectFrom('mail_confirmations').select('fingerprint').where('person_id', '=', userId),
      )
      .execute();
    return addresses.length;
  },
  async remove(session, userId) {
    const rows = await session
      .selectFrom('mail_recipients')
      .select(['id', 'token_hash', 'since'])
      .where('person_id', '=', userId)
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) {
      // Unsubscribe links in past mails keep saying that it is done.
      await session
        .insertInto('mail_removals')
        .values(rows.map(({ token_hash, since }) => ({ token_hash, at: since })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await session
        .deleteFrom('subscriptions')
        .where('recipient_kind', '=', 'address')
        .where('recipient_id', 'in', ids)
        .execute();
      const subscriptions = ids.map((addressId) =>
        subscriptionId({ recipient: { kind: 'address', addressId } }),
      );
      await session
        .deleteFrom('mail_attempts')
        .where('delivery_id', 'in', (deliveries) =>
          deliveries.selectFrom('deliveries').select('id').where('subscription_id', 'in', subscriptions),
        )
        .execute();
      await session.deleteFrom('deliveries').where('subscription_id', 'in', subscriptions).execute();
    }
    await session.deleteFrom('mail_recipients').where('person_id', '=', userId).execute();
    await session.deleteFrom('mail_confirmations').where('person_id', '=', userId).execute();
    await session.deleteFrom('mail_requests').where('scope', '=', `person:${userId}`).execute();
  },
};
