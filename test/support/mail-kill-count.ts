import { subscriptionId } from '../../src/digest/recipient.ts';
import { messageId } from '../../src/mail/write/headers.ts';
import type { Store } from '../../src/store/store.ts';
import type { MailServer } from './mail-server.ts';

/** What reached the mailboxes in a kill run, and what the ledger says about it. */
export interface CountedMails {
  readonly due: number;
  /** Mails that arrived more than once, and papers sent again although they were known to have arrived. */
  readonly doubled: number;
  /** Papers that a mailbox never got, and mails that the ledger counts as sent but never arrived. */
  readonly lost: number;
  /** Mails that may or may not have arrived. */
  readonly unknown: number;
  /** Papers repeated because their arrival was unknown, in a mail that doesn't say so. */
  readonly unsaid: number;
}

const AGAIN = 'so its papers are in this one';

/** Counts what reached each mailbox in the ledger. */
export async function countMails(server: MailServer, store: Store, days: number): Promise<CountedMails> {
  const total = { due: 0, doubled: 0, lost: 0, unknown: 0, unsaid: 0 };
  const mailboxes = new Set(server.mails.map(({ to }) => to));
  for (const to of mailboxes) {
    const addressId = to.replace(/^reader-(\d+)@.*$/, 'mailbox-$1');
    const id = subscriptionId({ recipient: { kind: 'address', addressId } });
    const rows = [...(await store.ledger.recent(id, 4 * days))].reverse();
    const mails = server.mails.filter((mail) => mail.to === to).map(({ email }) => email);
    const ofRow = (rowId: string) =>
      mails.filter((mail) => mail.messageId === messageId(rowId, 'example.org'));
    const seen = new Map<string, boolean>();
    for (const row of rows) {
      const isUnknown = row.state === 'failed' && row.reason?.kind === 'interrupted';
      const [mail, ...more] = ofRow(row.id);
      total.due += 1;
      total.doubled += more.length;
      if (isUnknown) total.unknown += 1;
      if (mail === undefined) {
        if (row.state === 'sent') total.lost += 1;
        continue;
      }
      if (!isUnknown && row.state !== 'sent') total.lost += 1;
      for (const paper of papersIn(mail.text ?? '')) {
        const before = seen.get(paper);
        if (before === false) total.doubled += 1;
        if (before === true && !mail.text?.includes(AGAIN)) total.unsaid += 1;
        seen.set(paper, isUnknown);
      }
    }
    for (const { papers } of rows) total.lost += papers.filter(({ id: paper }) => !seen.has(paper)).length;
    total.lost += expected(days).filter((paper) => !seen.has(paper)).length;
  }
  return total;
}

function papersIn(text: string): Set<string> {
  return new Set([...text.matchAll(/\/paper\/([\w-]+)/g)].map(([, id = '']) => id));
}

/** The ids of all papers that were new while there was mail. */
function expected(days: number): string[] {
  const dayOf = (n: number) => new Date(Date.UTC(2026, 1, 1 + n)).toISOString().slice(0, 10);
  return Array.from({ length: days }, (_, i) => dayOf(i + 1)).flatMap((day) =>
    ['a', 'b', 'c'].map((one) => `${day}-${one}`),
  );
}
