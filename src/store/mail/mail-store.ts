import { MAIL_ATTEMPTS, type MailRecipient, type MailStore } from '../../mail/mail-store.ts';
import type { Database, MailRecipientRow } from '../database/schema.ts';
import { oneOf } from '../rows/one-of.ts';
import { confirmationStore } from './confirmations.ts';

const DAY = 86_400_000;

/** A mail's progress is needed only while its delivery lasts, which is hours. */
const ATTEMPT_DAYS = 7;

/** How long to remember unsubscribe links of removed mailboxes, to tell people who press one again that it is done. */
const REMOVAL_DAYS = 400;

/** Mailboxes in the database: addresses encrypted, tokens hashed. */
export function mailStore(database: Database): MailStore {
  const { db } = database;

  async function where(column: 'id' | 'token_hash', value: string): Promise<MailRecipient | undefined> {
    const row = await db
      .selectFrom('mail_recipients')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row && recipientIn(row);
  }

  return {
    ...confirmationStore(database),
    get: (id) => where('id', id),
    byToken: (tokenHash) => where('token_hash', tokenHash),

    async keep(recipient, now) {
      const { id, fingerprint, sealed, tokenHash, personId = null } = recipient;
      const row = await db
        .insertInto('mail_recipients')
        .values({
          id,
          fingerprint,
          sealed,
          token_hash: tokenHash,
          person_id: personId,
          since: now.getTime(),
        })
        .onConflict((conflict) => conflict.column('fingerprint').doUpdateSet({ person_id: personId }))
        .returningAll()
        .executeTakeFirstOrThrow();
      return recipientIn(row);
    },

    async ofPerson(personId) {
      const rows = await db
        .selectFrom('mail_recipients')
        .selectAll()
        .where('person_id', '=', personId)
        .orderBy('since')
        .execute();
      return rows.map(recipientIn);
    },

    remove(id, now) {
      return db.transaction().execute(async (session) => {
        const at = now.getTime();
        const row = await session
          .deleteFrom('mail_recipients')
          .where('id', '=', id)
          .returning('token_hash')
          .executeTakeFirst();
        await session
          .deleteFrom('mail_removals')
          .where('at', '<', at - REMOVAL_DAYS * DAY)
          .execute();
        if (row === undefined) return;
        await session
          .insertInto('mail_removals')
          .values({ token_hash: row.token_hash, at })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      });
    },

    async wasRemoved(tokenHash) {
      const row = await db
        .selectFrom('mail_removals')
        .select('at')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row !== undefined;
    },

    async note(deliveryId, state, now) {
      const at = now.getTime();
      await db
        .insertInto('mail_attempts')
        .values({ delivery_id: deliveryId, state, at })
        .onConflict((conflict) => conflict.column('delivery_id').doUpdateSet({ state, at }))
        .execute();
      if (state === 'sent')
        await db
          .deleteFrom('mail_attempts')
          .where('at', '<', at - ATTEMPT_DAYS * DAY)
          .execute();
    },

    async attempt(deliveryId) {
      const row = await db
        .selectFrom('mail_attempts')
        .select('state')
        .where('delivery_id', '=', deliveryId)
        .executeTakeFirst();
      return row && oneOf(MAIL_ATTEMPTS, row.state, 'mail_attempts.state');
    },
  };
}

function recipientIn({ id, fingerprint, sealed, token_hash, person_id }: MailRecipientRow): MailRecipient {
  return {
    id,
    fingerprint,
    sealed,
    tokenHash: token_hash,
    ...(person_id !== null && { personId: person_id }),
  };
}
