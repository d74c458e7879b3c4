import { expect, it } from 'vitest';
import type { Confirmation } from '../../../src/mail/mail-store.ts';
import { onBothDatabases } from '../../support/stores.ts';

const HOUR = 3_600_000;
const at = (hour: number) => new Date(Date.UTC(2026, 10, 22) + hour * HOUR);

const question = (id: string, more: Partial<Confirmation> = {}): Confirmation => ({
  id,
  fingerprint: `print of ${id}`,
  sealed: `sealed ${id}`,
  codeHash: `code of ${id}`,
  linkHash: `link of ${id}`,
  time: '09:00',
  timezone: 'Europe/Berlin',
  expiresAt: at(1),
  ...more,
});

onBothDatabases('questions to mailboxes', ({ fresh }) => {
  it('are found as asked, by page, as a person’s newest, and by link', async () => {
    const { mail } = await fresh();
    const [page, older, newer] = [
      question('page'),
      question('older', { personId: 'u', time: '18:30' }),
      question('newer', { personId: 'u', expiresAt: at(2) }),
    ];
    for (const one of [page, older, newer]) await mail.ask(one, [{ scope: 's', most: 9 }], at(0));
    expect(await mail.byLink('link of older', at(0))).toEqual(older);
    expect(await mail.answerByCode({ id: 'page' }, () => true, 3, at(0))).toEqual(page);
    expect(await mail.answerByCode({ personId: 'u' }, () => true, 3, at(0))).toEqual(newer);
    expect(await mail.answerByCode({ personId: 'v' }, () => true, 3, at(0))).toBeUndefined();
  });

  it('are answered once, by the code or by the link', async () => {
    const { mail } = await fresh();
    for (const id of ['a', 'b']) await mail.ask(question(id), [{ scope: 's', most: 9 }], at(0));
    expect(await mail.answerByLink('link of a', at(0))).toEqual(question('a'));
    expect(await mail.answerByLink('link of a', at(0))).toBeUndefined();
    expect(await mail.answerByCode({ id: 'a' }, () => true, 3, at(0))).toBeUndefined();
    expect(await mail.answerByCode({ id: 'b' }, () => true, 3, at(0))).toEqual(question('b'));
    expect(await mail.byLink('link of b', at(0))).toBeUndefined();
  });

  it('allow a fixed number of codes, and then not even the right one', async () => {
    const { mail } = await fresh();
    for (const id of ['a', 'b']) await mail.ask(question(id), [{ scope: 's', most: 9 }], at(0));
    const isRight = (confirmation: Confirmation) => confirmation.codeHash === 'code of a';
    for (let tries = 0; tries < 3; tries++) {
      expect(await mail.answerByCode({ id: 'b' }, isRight, 3, at(0))).toBeUndefined();
      if (tries < 2) expect(await mail.answerByCode({ id: 'a' }, () => false, 3, at(0))).toBeUndefined();
    }
    expect(await mail.answerByCode({ id: 'b' }, () => true, 3, at(0))).toBeUndefined();
    expect(await mail.answerByCode({ id: 'a' }, isRight, 3, at(0))).toEqual(question('a'));
  });

  it('can be answered until they expire, and not after', async () => {
    const { mail } = await fresh();
    await mail.ask(question('a'), [{ scope: 's', most: 9 }], at(0));
    expect(await mail.byLink('link of a', new Date(at(1).getTime() - 1))).toEqual(question('a'));
    expect(await mail.byLink('link of a', at(1))).toBeUndefined();
    expect(await mail.answerByLink('link of a', at(1))).toBeUndefined();
    expect(await mail.answerByCode({ id: 'a' }, () => true, 3, at(1))).toBeUndefined();
  });

  it('are asked as often as each limit allows within a day; one too many is neither stored nor counted', async () => {
    const { mail } = await fresh();
    const ask = (id: string, scopes: readonly string[], hour: number) =>
      mail.ask(
        question(id, { expiresAt: at(hour + 1) }),
        scopes.map((scope) => ({ scope, most: 2 })),
        at(hour),
      );
    expect(await ask('a', ['mailbox', 'network'], 0)).toBe(true);
    expect(await ask('b', ['mailbox'], 1)).toBe(true);
    expect(await ask('c', ['network', 'mailbox'], 2)).toBe(false);
    expect(await mail.byLink('link of c', at(2))).toBeUndefined();
    expect(await ask('d', ['network'], 3)).toBe(true);
    expect(await ask('e', ['mailbox'], 23.9)).toBe(false);
    expect(await ask('f', ['mailbox'], 24)).toBe(true);
  });
});
