import { expect, it } from 'vitest';
import type { AddressRecipient } from '../../../src/digest/recipient.ts';
import type { Subscription } from '../../../src/digest/subscription.ts';
import type { Mail } from '../../../src/mail/mail-message.ts';
import type { MailAttempt } from '../../../src/mail/mail-store.ts';
import { createMailSender } from '../../../src/mail/outlet/mail-sender.ts';
import type { MailResult } from '../../../src/mail/outlet/transport.ts';
import { subscription } from '../../support/digest.ts';

const NOW = new Date('2026-11-20T08:00:00Z');
const toAda: Subscription<AddressRecipient> = {
  ...subscription(),
  recipient: { kind: 'address', addressId: 'ada' },
};

/** A sender whose server answers so; `notes` are what the store was told, in their order. */
function open(result: MailResult, attempts: readonly (MailAttempt | undefined)[] = []) {
  const [notes, bounces, mails]: [string[], string[], Mail[]] = [[], [], []];
  let looks = 0;
  const sender = createMailSender({
    transport: {
      async send(mail, onAsked) {
        mails.push(mail);
        await onAsked?.();
        return result;
      },
      close: () => {},
    },
    store: {
      note: async (id, attempt, at) => void notes.push(`${id} ${attempt} ${at.toISOString()}`),
      attempt: async () => attempts[looks++],
    },
    resolve: async (id) => (id === 'ada' ? { address: 'ada@example.org', token: 't' } : undefined),
    clock: () => NOW,
    onBounce: (kind) => bounces.push(kind),
  });
  const send = (over: object = {}, messageId?: string) =>
    sender.send({
      subscription: toAda,
      digest: {
        write: ({ address, deliveryId, lateSince, now }) => ({
          to: address,
          subject: `${deliveryId} ${lateSince?.toISOString() ?? 'in time'}`,
          text: '',
          html: '',
          date: now,
          headers: {},
          ...(messageId !== undefined && { messageId }),
        }),
      },
      layout: 'rich',
      deliveryId: 'd',
      ...over,
    });
  return { sender, send, notes, bounces, mails };
}

const asked = 'd asked 2026-11-20T08:00:00.000Z';

it.each<[MailResult, object, string[], string[]]>([
  [{ kind: 'sent' }, { kind: 'sent', messageId: 'd', isUnpublished: false }, ['d sent'], []],
  [{ kind: 'busy' }, { kind: 'later', reason: { kind: 'busy' }, waitMs: 30_000 }, [], []],
  [
    { kind: 'unanswered', isAsked: true, said: 'reset' },
    { kind: 'later', reason: { kind: 'unreachable', said: 'reset' } },
    [],
    [],
  ],
  [
    { kind: 'refused', status: 499, said: 'full' },
    { kind: 'later', reason: { kind: 'outage', status: 499 } },
    ['d refused'],
    ['soft'],
  ],
  [
    { kind: 'refused', status: 500, said: 'no such user' },
    { kind: 'bounced', reason: { kind: 'refused', said: 'no such user' } },
    ['d refused'],
    ['hard'],
  ],
  [
    { kind: 'refused', status: 554, said: '5.7.1 spam' },
    { kind: 'rejected', reason: { kind: 'rejected', said: '5.7.1 spam' } },
    ['d refused'],
    ['policy'],
  ],
])('an answer of %j is told as it counts, and noted', async (result, told, noted, bounced) => {
  const { send, notes, bounces, mails } = open(result);
  expect(await send()).toEqual(told);
  expect(notes).toEqual([asked, ...noted.map((note) => `${note} ${NOW.toISOString()}`)]);
  expect(bounces).toEqual(bounced);
  expect(mails).toMatchObject([{ to: 'ada@example.org', subject: 'd in time', date: NOW }]);
});

it('uses the mail’s own id, and says since when it is late', async () => {
  const { send, mails } = open({ kind: 'sent' });
  expect(await send({ lateSince: NOW }, '<d@example.org>')).toMatchObject({ messageId: '<d@example.org>' });
  expect(mails[0]?.subject).toBe('d 2026-11-20T08:00:00.000Z');
});

it('sends nothing to a mailbox that is gone', async () => {
  const { send, notes, mails } = open({ kind: 'sent' });
  const gone = { ...toAda, recipient: { kind: 'address', addressId: 'bela' } };
  expect(await send({ subscription: gone })).toEqual({ kind: 'gone', reason: { kind: 'gone' } });
  expect([notes, mails]).toEqual([[], []]);
});

it('knows from the store whether a mail may have gone, and counts one that is uncertain', async () => {
  const { sender, bounces } = open({ kind: 'busy' }, ['sent', 'refused', undefined, 'asked']);
  const search = { subscription: toAda, deliveryId: 'd', firstTriedAt: NOW, lastTriedAt: NOW };
  expect(await sender.reconcile(search)).toEqual({ kind: 'found', messageId: 'd', isUnpublished: false });
  expect(await sender.reconcile(search)).toEqual({ kind: 'absent' });
  expect(await sender.reconcile(search)).toEqual({ kind: 'absent' });
  expect(bounces).toEqual([]);
  expect(await sender.reconcile(search)).toEqual({
    kind: 'unreadable',
    reason: { kind: 'unreachable', said: 'the mail server never said whether it took the mail' },
    mayRepeat: false,
  });
  expect(bounces).toEqual(['unknown']);
});

it('has nothing to publish, and tells no owners', async () => {
  const { sender } = open({ kind: 'sent' });
  expect(await sender.publish(toAda, 'd')).toEqual({ kind: 'published' });
  expect(await sender.tell(toAda, { kind: 'turned-down', days: 1, why: { kind: 'busy' } })).toBe(false);
});
