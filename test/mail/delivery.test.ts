import { describe, expect, it } from 'vitest';
import { messageId } from '../../src/mail/write/headers.ts';
import { batchOf } from '../support/desk.ts';
import { type MailDesk, openMailDesk } from '../support/mail-desk.ts';
import { paper } from '../support/papers.ts';

const DUE = '2026-11-20T08:00:05Z';

async function subscribed(): Promise<MailDesk> {
  const mail = await openMailDesk();
  await mail.subscribe('ada@example.org');
  mail.desk.at(DUE);
  return mail;
}

/** The mails of the day, without the questions. */
function digestsIn({ server }: MailDesk) {
  return server.mails.map(({ email }) => email).filter(({ subject }) => subject?.startsWith('Papers of'));
}

async function lastRow(mail: MailDesk) {
  const [status] = await mail.mail.optIn.status('1');
  return status?.recent[0];
}

describe('the daily mail', () => {
  it('comes at its time, once, with both parts and the headers that mail clients look for', async () => {
    const mail = await subscribed();
    await mail.tick();
    await mail.tick();
    const [email, ...more] = digestsIn(mail);
    expect(more).toEqual([]);
    const header = (name: string) => email?.headers.find(({ key }) => key === name)?.value;
    expect(email?.subject).toBe('Papers of the day, 20 November 2026: Title of p0');
    expect(header('list-unsubscribe')).toMatch(/^<https:\/\/papers\.example\.org\/u\/[\w-]{22}>$/);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header('list-id')).toBe('"Paperboy papers of the day" <papers-of-the-day.example.org>');
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(email?.messageId).toMatch(/^<[\w.-]+@example\.org>$/);
    for (const part of [email?.text, email?.html]) {
      expect(part).toContain('Title of p7');
      expect(part).not.toContain('Title of p8');
      expect(part).toContain('https://papers.example.org/paper/p0');
      expect(part).toContain('https://papers.example.org/day/2026-11-20');
      expect(part).toContain('Paperboy, 1 Example Street');
    }
    expect(await lastRow(mail)).toMatchObject({ state: 'sent' });
  });

  it('comes later, and once, if the server postpones it', async () => {
    const mail = await subscribed();
    for (const mood of [{ atRecipient: 451 }, { afterData: 452 }, 'drops at recipient'] as const) {
      mail.server.mood = mood;
      await mail.tick();
      mail.desk.at(new Date(mail.desk.clock().getTime() + 40 * 60_000).toISOString());
    }
    mail.server.mood = 'takes';
    await mail.tick();
    await mail.tick();
    expect(digestsIn(mail)).toHaveLength(1);
    expect(digestsIn(mail)[0]?.text).toContain('This is late');
    expect(await lastRow(mail)).toMatchObject({ state: 'sent', late: true });
  });

  it('that may have arrived is not sent again, and its papers come in the next one, which says so', async () => {
    const mail = await subscribed();
    mail.server.mood = 'drops after data';
    await mail.tick();
    mail.server.mood = 'takes';
    for (let minutes = 10; minutes < 300; minutes += 60) {
      mail.desk.at(new Date(Date.parse(DUE) + minutes * 60_000).toISOString());
      await mail.tick();
    }
    expect(digestsIn(mail)).toHaveLength(1);
    expect(await lastRow(mail)).toMatchObject({ state: 'failed', reason: { kind: 'interrupted' } });
    mail.desk.hold([...batchOf('2026-11-20'), ...batchOf('2026-11-23', 'q')]);
    mail.desk.at('2026-11-23T08:00:05Z');
    await mail.tick();
    const [, next] = digestsIn(mail);
    expect(next?.text).toContain('so its papers are in this one');
    expect(next?.text).toContain('Title of p0');
    mail.desk.at('2026-11-24T08:00:05Z');
    await mail.tick();
    expect(digestsIn(mail)[2]?.text).not.toContain('so its papers are in this one');
  });

  it('is sent by another process if one died before the server asked for it', async () => {
    const mail = await subscribed();
    mail.server.mood = 'hangs at recipient';
    const stuck = mail.tick('a process that ends');
    await expect.poll(() => mail.server.recipients).toBe(2);
    mail.server.mood = 'takes';
    mail.desk.at('2026-11-20T08:05:00Z');
    await mail.tick('another process');
    mail.server.hangUp();
    await stuck;
    expect(digestsIn(mail)).toHaveLength(1);
    expect(await lastRow(mail)).toMatchObject({ state: 'sent' });
  });

  it('is not sent by another process if the server may have it', async () => {
    const mail = await subscribed();
    mail.server.mood = 'hangs after data';
    const stuck = mail.tick('a process that ends');
    await mail.server.arrived(2);
    mail.desk.at('2026-11-20T08:05:00Z');
    mail.server.mood = 'takes';
    await mail.tick('another process');
    mail.server.hangUp();
    await stuck;
    await mail.tick('another process');
    expect(digestsIn(mail)).toHaveLength(1);
    expect(await lastRow(mail)).toMatchObject({ state: 'failed', reason: { kind: 'interrupted' } });
  });

  it('is known to have arrived even if the program died just after the response', async () => {
    const mail = await subscribed();
    const { ledger } = mail.desk.store;
    const settle = ledger.settle;
    ledger.settle = () => Promise.reject(new Error('killed'));
    await mail.tick('a process that ends');
    ledger.settle = settle;
    mail.desk.at('2026-11-20T08:05:00Z');
    await mail.tick('another process');
    expect(digestsIn(mail)).toHaveLength(1);
    expect(await lastRow(mail)).toMatchObject({ state: 'sent' });
  });

  it('is disabled after three days of refusals, and restarts with a new code', async () => {
    const mail = await subscribed();
    mail.server.mood = { atRecipient: 550 };
    const states: (string | undefined)[] = [];
    for (let day = 0; day < 4; day++) {
      for (const hours of [0, 2, 5]) {
        mail.desk.at(new Date(Date.parse(DUE) + (day * 24 + hours) * 3_600_000).toISOString());
        await mail.tick();
      }
      states.push((await mail.mail.optIn.status('1'))[0]?.subscription?.state);
    }
    expect(states).toEqual(['active', 'active', 'off', 'off']);
    // The question, and once a day: a final no is not asked again.
    expect(mail.server.recipients).toBe(1 + 3);
    const [status] = await mail.mail.optIn.status('1');
    expect(JSON.stringify(status)).not.toContain('ada@');
    mail.server.mood = 'takes';
    await mail.subscribe('ada@example.org');
    mail.desk.at('2026-11-25T08:00:05Z');
    await mail.tick();
    expect(digestsIn(mail)).toHaveLength(1);
    // What was is forgiven: one more refusal is the first.
    mail.server.mood = { atRecipient: 550 };
    mail.desk.at('2026-11-26T08:00:05Z');
    await mail.tick();
    expect((await mail.mail.optIn.status('1'))[0]?.subscription?.state).toBe('active');
  });

  it('is not disabled by three refusals with a success or a slow day in between', async () => {
    const mail = await subscribed();
    const days = [{ atRecipient: 550 }, { afterData: 552 }, 'takes', { atRecipient: 550 }] as const;
    for (const [day, mood] of [...days, { atRecipient: 451 }, { atRecipient: 550 }].entries()) {
      mail.server.mood = typeof mood === 'string' ? mood : { ...mood };
      mail.desk.at(new Date(Date.parse(DUE) + day * 86_400_000).toISOString());
      await mail.tick();
    }
    const [status] = await mail.mail.optIn.status('1');
    expect(status?.subscription).toMatchObject({ state: 'active' });
  });

  it('loses no papers to a permanent error: they come in the next mail', async () => {
    const mail = await subscribed();
    mail.server.mood = { afterData: 552 };
    await mail.tick();
    mail.server.mood = 'takes';
    mail.desk.at('2026-11-21T08:00:05Z');
    await mail.tick();
    expect(digestsIn(mail)).toHaveLength(1);
    expect(digestsIn(mail)[0]?.text).toContain('Title of p0');
  });

  it('to one slow mailbox does not hold up the others', async () => {
    const mail = await subscribed();
    for (let i = 0; i < 12; i++) await mail.subscribe(`a${i}@example.org`, { personId: `${100 + i}` });
    mail.server.moods.set('ada@example.org', 'hangs at recipient');
    const ticking = mail.tick();
    await expect.poll(() => digestsIn(mail).length).toBe(12);
    mail.server.moods.set('ada@example.org', 'drops at recipient');
    mail.server.hangUp();
    await ticking;
    expect(await lastRow(mail)).toMatchObject({ state: 'waiting' });
  });

  it('with hostile titles has the same headers as any other, and only web links', async () => {
    const mail = await subscribed();
    const evil = [
      'A\r\nBcc: eve@example.org\r\n\r\n<script>alert(1)</script>',
      '=?utf-8?q?=0D=0ABcc:_eve@example.org?= "quoted", <angled>; group:;',
      '\u202egnp.exe \u0000\u0008 <img src=x onerror=alert(1)>',
      '.\r\n.\r\nQUIT',
    ];
    mail.desk.hold(
      evil.map((title, i) =>
        paper(`e${i}`, {
          title,
          abstract: title,
          authors: [title],
          codeUrl: 'javascript:alert(1)',
          listedOn: '2026-11-20',
          upvotes: 9 - i,
        }),
      ),
    );
    await mail.tick();
    const found = mail.server.mails.filter(({ email }) => email.subject?.startsWith('Papers of'));
    expect(found.map(({ to }) => to)).toEqual(['ada@example.org']);
    const email = found[0]?.email;
    expect(email?.subject).toMatch(/^Papers of the day, 20 November 2026: A Bcc: eve@/);
    expect(new Set(email?.headers.map(({ key }) => key))).toEqual(
      new Set([
        ...['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'],
        ...['auto-submitted', 'x-auto-response-suppress', 'precedence'],
        ...['list-id', 'list-unsubscribe', 'list-unsubscribe-post'],
      ]),
    );
    expect(email?.to).toEqual([{ address: 'ada@example.org', name: '' }]);
    expect(email?.attachments).toEqual([]);
    expect(email?.html).not.toMatch(/<script|<img|javascript:/);
    for (const [, href = ''] of (email?.html ?? '').matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^https:\/\/papers\.example\.org\//);
    // Whoever reads either part sees all four.
    for (const part of [email?.text, email?.html]) expect(part?.match(/\/paper\/e\d/g)).toHaveLength(4);
  });

  it('has a Message-ID derived only from its delivery, one per day and mailbox', async () => {
    const mail = await subscribed();
    await mail.subscribe('bo@example.org', { personId: '2' });
    for (const day of ['2026-11-20', '2026-11-21']) {
      mail.desk.at(`${day}T08:00:05Z`);
      await mail.tick();
    }
    const ids = digestsIn(mail).map(({ messageId: id }) => id);
    const rows = await Promise.all(
      ['1', '2'].map(async (person) => (await mail.mail.optIn.status(person))[0]?.recent ?? []),
    );
    expect(new Set(ids)).toEqual(new Set(rows.flat().map(({ id }) => messageId(id, 'example.org'))));
    expect(new Set(ids).size).toBe(4);
  });

  it('does not count against a mailbox if the server blames us', async () => {
    const mail = await subscribed();
    mail.server.mood = { afterData: 554, said: '5.7.1 looks like spam' };
    for (let days = 0; days < 5; days++) {
      mail.desk.at(new Date(Date.parse(DUE) + days * 86_400_000).toISOString());
      await mail.tick();
    }
    const [status] = await mail.mail.optIn.status('1');
    expect(status?.subscription).toMatchObject({ state: 'active' });
  });

  it('says on a quiet day that there is nothing new', async () => {
    const mail = await subscribed();
    await mail.tick();
    mail.desk.at('2026-11-21T08:00:05Z');
    await mail.tick();
    expect(digestsIn(mail)[1]?.text).toContain('Nothing new this time.');
  });

  it('includes a person’s follows and recommendations, once, and for nobody else', async () => {
    const mail = await subscribed();
    await mail.subscribe('bo@example.org', { personId: '2' });
    const since = new Date('2026-11-19T00:00:00Z');
    const follow = { id: 'f', personId: '1', kind: 'words', value: 'p10', since } as const;
    await mail.desk.store.follows.add(follow, 25);
    await mail.tick();
    const textTo = (to: string) =>
      mail.server.mails.findLast((one) => one.to === to && one.email.subject?.startsWith('Papers of'))?.email
        .text;
    const toAda = textTo('ada@example.org') ?? '';
    expect(toAda).toMatch(/What you follow[\s\S]*Title of p10[\s\S]*you follow “p10”/);
    expect(toAda).toMatch(/You might like[\s\S]*Title of l1[\s\S]*like “An old love”, which you saved/);
    expect(toAda.match(/Title of l\d/g)).toHaveLength(3);
    expect(textTo('bo@example.org')).not.toContain('What you follow');
    mail.desk.at('2026-11-21T08:00:05Z');
    await mail.tick();
    expect(textTo('ada@example.org')).not.toContain('Title of p10');
  });

  it('does not hold up channels while the mail server is slow', async () => {
    const mail = await subscribed();
    for (let i = 2; i < 8; i++) await mail.subscribe(`a${i}@example.org`, { personId: String(i) });
    await mail.desk.subscribe('papers');
    mail.server.mood = 'hangs at recipient';
    const ticking = mail.tick();
    await expect.poll(() => mail.desk.discord.messages('papers').length).toBe(1);
    expect(digestsIn(mail)).toHaveLength(0);
    mail.server.mood = 'drops at recipient';
    mail.server.hangUp();
    await ticking;
  });
});
