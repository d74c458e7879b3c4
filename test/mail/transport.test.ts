import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Mail } from '../../src/mail/mail-message.ts';
import { createTransport, readSender } from '../../src/mail/outlet/transport.ts';
import { type MailServer, type MailServerMood, startMailServer } from '../support/mail-server.ts';

const MAIL: Mail = {
  to: 'ada@example.org',
  subject: 'Papers of the day',
  text: 'Plain',
  html: '<p>Rich</p>',
  messageId: '<d1@example.org>',
  date: new Date('2026-08-21T08:00:00Z'),
  headers: {},
};

let server: MailServer;
beforeEach(async () => {
  server = await startMailServer();
  return server.close;
});

function transport({ socketTimeout = 10_000 } = {}) {
  const made = createTransport({
    url: server.url,
    from: 'Paperboy <bot@example.org>',
    times: { socketTimeout },
  });
  onTestFinished(made.close);
  return made;
}

describe('a mail', () => {
  it('arrives with both parts, as an independent parser reads it', async () => {
    expect(await transport().send(MAIL)).toEqual({ kind: 'sent' });
    const [{ to, email } = { to: '', email: undefined }] = server.mails;
    expect(to).toBe('ada@example.org');
    expect(email).toMatchObject({
      subject: 'Papers of the day',
      messageId: '<d1@example.org>',
      from: { name: 'Paperboy', address: 'bot@example.org' },
      to: [{ address: 'ada@example.org' }],
    });
    expect([email?.text?.trim(), email?.html?.trim()]).toEqual(['Plain', '<p>Rich</p>']);
  });

  it.each<[MailServerMood, object, readonly boolean[], number]>([
    [{ atRecipient: 450 }, { kind: 'refused', status: 450 }, [], 0],
    [{ atRecipient: 550 }, { kind: 'refused', status: 550 }, [], 0],
    [{ afterData: 452 }, { kind: 'refused', status: 452 }, [true], 0],
    [{ afterData: 554 }, { kind: 'refused', status: 554 }, [true], 0],
    ['drops at recipient', { kind: 'unanswered', isAsked: false }, [], 0],
    ['hangs at recipient', { kind: 'unanswered', isAsked: false }, [], 0],
    ['drops after data', { kind: 'unanswered', isAsked: true }, [true], 1],
    ['hangs after data', { kind: 'unanswered', isAsked: true }, [true], 1],
  ])('to a server that %j comes to %j', async (mood, result, asked, arrived) => {
    server.mood = mood;
    const told: boolean[] = [];
    const isSilent = typeof mood === 'string' && mood.startsWith('hangs');
    const made = transport(isSilent ? { socketTimeout: 500 } : {});
    const got = await made.send(MAIL, async () => void told.push(true));
    expect(got).toMatchObject(result);
    expect(told).toEqual(asked);
    expect(server.mails).toHaveLength(arrived);
    expect(JSON.stringify(got)).not.toContain('ada@');
  });

  it('is not sent if that cannot be recorded first', async () => {
    const result = await transport().send(MAIL, () => Promise.reject(new Error('the store is away')));
    expect(result).toMatchObject({ kind: 'unanswered', isAsked: false });
    expect(server.mails).toHaveLength(0);
    expect(await transport().send(MAIL)).toEqual({ kind: 'sent' });
  });

  it('to an unreachable server was not asked for', async () => {
    const gone = transport();
    await server.close();
    expect(await gone.send(MAIL)).toMatchObject({ kind: 'unanswered', isAsked: false });
  });

  it('reuses an open connection, and opens another if the server closed it', async () => {
    const made = transport();
    for (let i = 0; i < 3; i++) await made.send(MAIL);
    expect(server.connections).toBe(1);
    server.mood = 'drops at recipient';
    await made.send(MAIL);
    server.mood = 'takes';
    expect(await made.send(MAIL)).toEqual({ kind: 'sent' });
    expect(server.mails).toHaveLength(4);
  });

  it('waits five seconds for a connection if a slow server ties them all up', async () => {
    server.mood = 'hangs at recipient';
    const made = transport();
    const stuck = Array.from({ length: 5 }, () => made.send(MAIL));
    await expect.poll(() => server.recipients).toBe(5);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const results: unknown[] = [];
    const waiting = made.send(MAIL).then((result) => results.push(result));
    while (vi.getTimerCount() === 0) await new Promise(setImmediate);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(results).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    expect(results).toEqual([{ kind: 'busy' }]);
    await server.close();
    for (const result of await Promise.all(stuck)) expect(result.kind).toBe('unanswered');
  });

  it.each([
    'a\r\nBcc: eve@example.org',
    'a\nX-Evil: 1',
    'a\r\n\r\n<script>',
    'a\u0000b',
    '=?utf-8?q?=0ABcc:_eve@example.org?=',
    '\u202egnp.exe',
  ])('has no header and no recipient that is written into it: %j', async (evil) => {
    await transport().send({
      ...MAIL,
      subject: evil,
      headers: { 'List-Id': evil },
      messageId: `<${evil}@example.org>`,
    });
    const [{ to, email } = { to: '', email: undefined }] = server.mails;
    expect(to).toBe('ada@example.org');
    const keys = (email?.headers ?? []).map(({ key }) => key);
    expect(keys.filter((key) => /^(bcc|x-evil|cc)$/.test(key))).toEqual([]);
    expect(email?.html?.trim()).toBe('<p>Rich</p>');
  });
});

it.each([
  ['Paperboy <bot@example.org>', 'Paperboy', 'bot@example.org'],
  [' "Papers, daily" <bot@example.org> ', 'Papers, daily', 'bot@example.org'],
  ['<bot@example.org>', 'Paperboy', 'bot@example.org'],
  [' bot@example.org ', 'Paperboy', 'bot@example.org'],
  ['Kite Lab<bot@example.org>', 'Kite Lab', 'bot@example.org'],
])('%j names the sender %j at %j', (from, name, address) => {
  expect(readSender(from)).toEqual({ name, address });
});

it('is sent only in its turn, and retried later if that takes too long', async () => {
  const turns = [false, true];
  const made = createTransport({
    url: server.url,
    from: 'bot@example.org',
    turn: async () => turns.shift() === true,
  });
  onTestFinished(made.close);
  expect(await made.send(MAIL)).toEqual({ kind: 'busy' });
  expect(server.connections).toBe(0);
  expect(await made.send(MAIL)).toEqual({ kind: 'sent' });
});

it('keeps letters of other scripts in headers that are not plain ASCII', async () => {
  const { messageId: _, ...nameless } = MAIL;
  await transport().send({
    ...nameless,
    subject: 'Évariste: 論文',
    headers: { 'X-Name': 'É', 'X-Plain': 'a b' },
  });
  const [{ email } = { email: undefined }] = server.mails;
  expect(email?.subject).toBe('Évariste: 論文');
  expect(email?.headers.find(({ key }) => key === 'x-plain')?.value).toBe('a b');
  expect(email?.headers.find(({ key }) => key === 'x-name')?.value).toBe('=?UTF-8?B?w4k=?=');
  expect(email?.date).toBe('2026-08-21T08:00:00.000Z');
});
