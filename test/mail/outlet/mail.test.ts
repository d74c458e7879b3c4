import { expect, it } from 'vitest';
import type { Mail } from '../../../src/mail/mail-message.ts';
import { createMail } from '../../../src/mail/outlet/mail.ts';
import type { MailResult } from '../../../src/mail/outlet/transport.ts';
import { createVault } from '../../../src/mail/vault.ts';
import { createSite } from '../../../src/web/site/site.ts';
import { temporaryStore } from '../../support/stores.ts';

const NOW = new Date('2026-11-20T08:00:00Z');
const unasked = () => Promise.reject(new Error('nobody asks'));

/** Asks a mailbox, whose server answers so, and tells what was mailed and what was told of it. */
async function ask(result: MailResult, hasPages = true) {
  const held = await temporaryStore();
  const mails: Mail[] = [];
  const told: unknown[] = [];
  let isClosed = false;
  const mail = createMail({
    store: held.store.mail,
    vault: createVault('a secret for tests alone, of some length'),
    transport: {
      async send(one) {
        mails.push(one);
        return result;
      },
      close: () => {
        isClosed = true;
      },
    },
    digests: { set: unasked, get: unasked, remove: unasked, why: unasked },
    compose: unasked,
    followNews: unasked,
    find: () => undefined,
    site: createSite('https://papers.example.org/'),
    from: 'bot@example.org',
    postal: 'Kite Lab, 1 Kite Street',
    hasPages,
    onFailure: (what) => told.push(what),
    onBounce: (kind) => told.push(kind),
    clock: () => NOW,
  });
  const by = { personId: '1' };
  expect(await mail.optIn.ask('ada@example.org', { time: '09:00', timezone: 'UTC' }, by)).toMatch(
    /^[0-9a-f-]{36}$/,
  );
  await expect.poll(() => mails.length).toBe(1);
  mail.close();
  expect(isClosed).toBe(true);
  await held.remove();
  return { told, mail: mails[0] };
}

it('asks a mailbox by a mail that no program replies to, with a link if there is a website', async () => {
  const { mail, told } = await ask({ kind: 'sent' });
  expect(told).toEqual([]);
  expect(mail).toMatchObject({
    to: 'ada@example.org',
    date: NOW,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    subject: expect.stringMatching(/^\d{6} is your Paperboy code$/),
    text: expect.stringMatching(/: https:\/\/papers\.example\.org\/confirm\/[\w-]{22}\n/),
  });
  expect(mail?.text).toContain('It works for 15 minutes.');
  expect(mail?.text).toContain('Kite Lab, 1 Kite Street');
  expect((await ask({ kind: 'sent' }, false)).mail?.text).not.toContain('https://');
});

it.each<[MailResult, readonly string[]]>([
  [{ kind: 'refused', status: 550, said: 'no such user' }, ['hard', 'a code could not be mailed']],
  [{ kind: 'refused', status: 450, said: 'later' }, ['soft', 'a code could not be mailed']],
  [{ kind: 'unanswered', isAsked: true, said: 'reset' }, ['a code could not be mailed']],
  [{ kind: 'busy' }, ['a code could not be mailed']],
])('tells of a question that came to %j', async (result, expected) => {
  expect((await ask(result)).told).toEqual(expected);
});
