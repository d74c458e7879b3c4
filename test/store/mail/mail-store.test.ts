import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/stores.ts';

const DAY = 86_400_000;
const now = new Date('2026-11-20T08:00:00Z');
const later = (days: number, ms = 0) => new Date(now.getTime() + days * DAY + ms);
const mailbox = (id: string, personId?: string) => ({
  id,
  fingerprint: `print of ${id}`,
  sealed: `sealed ${id}`,
  tokenHash: `token of ${id}`,
  ...(personId !== undefined && { personId }),
});

onBothDatabases('mailboxes', ({ fresh }) => {
  it('are found by id, by token and by person, oldest first, and one address is one mailbox', async () => {
    const { mail } = await fresh();
    await mail.keep(mailbox('b', 'ada'), later(1));
    await mail.keep(mailbox('a', 'ada'), now);
    await mail.keep(mailbox('c'), now);
    expect(await mail.get('b')).toEqual(mailbox('b', 'ada'));
    expect(await mail.byToken('token of c')).toEqual(mailbox('c'));
    expect(await mail.ofPerson('ada')).toEqual([mailbox('a', 'ada'), mailbox('b', 'ada')]);
    const again = { ...mailbox('d', 'bo'), fingerprint: 'print of b' };
    expect(await mail.keep(again, later(2))).toEqual(mailbox('b', 'bo'));
    expect(await mail.get('d')).toBeUndefined();
  });

  it('are remembered by their links for four hundred days after they were removed', async () => {
    const { mail } = await fresh();
    for (const id of ['a', 'b', 'c', 'd']) await mail.keep(mailbox(id), now);
    expect(await mail.wasRemoved('token of a')).toBe(false);
    await mail.remove('a', now);
    await mail.remove('a', now);
    expect([await mail.get('a'), await mail.wasRemoved('token of a')]).toEqual([undefined, true]);
    await mail.remove('b', later(400));
    expect(await mail.wasRemoved('token of a')).toBe(true);
    await mail.remove('c', later(400, 1));
    expect([await mail.wasRemoved('token of a'), await mail.wasRemoved('token of b')]).toEqual([false, true]);
  });
});

onBothDatabases('attempts to send a mail', ({ fresh }) => {
  it('are known by their last state, until a week after', async () => {
    const { mail } = await fresh();
    expect(await mail.attempt('1')).toBeUndefined();
    await mail.note('1', 'asked', now);
    await mail.note('1', 'refused', now);
    expect(await mail.attempt('1')).toBe('refused');
    await mail.note('2', 'sent', later(7));
    await mail.note('3', 'asked', later(7, 1));
    expect(await mail.attempt('1')).toBe('refused');
    await mail.note('3', 'sent', later(7, 1));
    expect([await mail.attempt('1'), await mail.attempt('2')]).toEqual([undefined, 'sent']);
  });
});
