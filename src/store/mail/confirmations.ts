import type { Confirmation, ConfirmationKey, MailStore } from '../../mail/mail-store.ts';
import { takeLock } from '../database/locks.ts';
import type { Database, MailConfirmationRow, Session } from '../database/schema.ts';

const DAY = 86_400_000;

/** Questions to mailboxes. A try is counted and checked in one transaction, so that nobody gets extra tries. */
export function confirmationStore({
  db,
  engine,
}: Database): Pick<MailStore, 'ask' | 'answerByCode' | 'byLink' | 'answerByLink'> {
  return {
    ask(confirmation, limits, now) {
      return db.transaction().execute(async (session) => {
        await takeLock(engine, session, 'mailRequests');
        await forgetOld(session, now);
        for (const { scope, most } of limits) if ((await asked(session, scope)) >= most) return false;
        const at = now.getTime();
        await session
          .insertInto('mail_requests')
          .values(limits.map(({ scope }) => ({ scope, at })))
          .execute();
        await session.insertInto('mail_confirmations').values(rowOf(confirmation)).execute();
        return true;
      });
    },

    answerByCode(key, isRight, mostTries, now) {
      return db.transaction().execute(async (session) => {
        await takeLock(engine, session, 'mailRequests');
        const row = await newest(session, key, now);
        if (row === undefined || row.tries >= mostTries) return undefined;
        const confirmation = confirmationIn(row);
        if (isRight(confirmation)) {
          await session.deleteFrom('mail_confirmations').where('id', '=', row.id).execute();
          return confirmation;
        }
        await session
          .updateTable('mail_confirmations')
          .set({ tries: row.tries + 1 })
          .where('id', '=', row.id)
          .execute();
        return undefined;
      });
    },

    byLink: (linkHash, now) => linked(db, linkHash, now),

    answerByLink(linkHash, now) {
      return db.transaction().execute(async (session) => {
        await takeLock(engine, session, 'mailRequests');
        const confirmation = await linked(session, linkHash, now);
        if (confirmation !== undefined)
          await session.deleteFrom('mail_confirmations').where('id', '=', confirmation.id).execute();
        return confirmation;
      });
    },
  };
}

async function forgetOld(session: Session, now: Date): Promise<void> {
  await session
    .deleteFrom('mail_requests')
    .where('at', '<=', now.getTime() - DAY)
    .execute();
  await session.deleteFrom('mail_confirmations').where('expires_at', '<=', now.getTime()).execute();
}

async function asked(session: Session, scope: string): Promise<number> {
  const row = await session
    .selectFrom('mail_requests')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('scope', '=', scope)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function newest(session: Session, key: ConfirmationKey, now: Date) {
  const open = session
    .selectFrom('mail_confirmations')
    .selectAll()
    .where('expires_at', '>', now.getTime())
    .orderBy('expires_at', 'desc');
  const own = 'id' in key ? open.where('id', '=', key.id) : open.where('person_id', '=', key.personId);
  return own.executeTakeFirst();
}

async function linked(session: Session, linkHash: string, now: Date): Promise<Confirmation | undefined> {
  const row = await session
    .selectFrom('mail_confirmations')
    .selectAll()
    .where('link_hash', '=', linkHash)
    .where('expires_at', '>', now.getTime())
    .executeTakeFirst();
  return row && confirmationIn(row);
}

function rowOf(confirmation: Confirmation): MailConfirmationRow {
  const { id, fingerprint, sealed, codeHash, linkHash, personId, time, timezone, expiresAt } = confirmation;
  return {
    id,
    fingerprint,
    sealed,
    code_hash: codeHash,
    link_hash: linkHash,
    person_id: personId ?? null,
    time,
    timezone,
    tries: 0,
    expires_at: expiresAt.getTime(),
  };
}

function confirmationIn(row: MailConfirmationRow): Confirmation {
  const { id, fingerprint, sealed, code_hash, link_hash, person_id, time, timezone, expires_at } = row;
  return {
    id,
    fingerprint,
    sealed,
    codeHash: code_hash,
    linkHash: link_hash,
    ...(person_id !== null && { personId: person_id }),
    time,
    timezone,
    expiresAt: new Date(Number(expires_at)),
  };
}
