import { once } from 'node:events';
import { connect } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTransport } from '../../../src/mail/outlet/transport.ts';
import { type PlaygroundMail, startMailbox } from '../../../src/playground/mailbox/mailbox.ts';
import { addMailbox } from '../../../src/playground/mailbox/routes.ts';

const NOW = new Date('2026-11-20T09:05:00Z');

async function mailbox() {
  const box = await startMailbox(() => NOW);
  const transport = createTransport({ url: box.url, from: 'Paperboy <paperboy@example.org>' });
  const app = new Hono<{ Bindings: HttpBindings }>();
  addMailbox(app, box.mails);
  onTestFinished(async () => {
    transport.close();
    await box.close();
  });
  return {
    box,
    get: (path: string) => app.request(path),
    send: (subject: string, to = 'ada@example.org', html = `<html><head></head>${subject}</html>`) =>
      transport.send({ to, subject, text: `${subject} & more`, html, date: NOW, headers: {} }),
  };
}

describe('the playground’s mailbox', () => {
  it('takes a free port, so that several can run', async () => {
    const boxes = [await mailbox(), await mailbox()];
    expect(new Set(boxes.map(({ box }) => box.url)).size).toBe(2);
    for (const { box } of boxes) expect(Number(new URL(box.url).port)).toBeGreaterThan(1023);
  });

  it('is only open to this machine', async () => {
    const { box } = await mailbox();
    const socket = connect({ port: Number(new URL(box.url).port), host: '127.0.0.2' });
    const [error] = await once(socket, 'error');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('keeps what is sent, newest first, and announces each mail', async () => {
    const { box, send } = await mailbox();
    const told: PlaygroundMail[] = [];
    box.listen((mail) => told.push(mail));
    expect(await send('First')).toEqual({ kind: 'sent' });
    expect(await send('Second', 'bo@example.org')).toEqual({ kind: 'sent' });
    const [second, first] = box.mails();
    expect(second).toMatchObject({ id: 2, to: 'bo@example.org', subject: 'Second', at: NOW });
    expect(first).toMatchObject({ id: 1, to: 'ada@example.org', subject: 'First' });
    expect(first?.text.trim()).toBe('First & more');
    expect(first?.html).toContain('First</html>');
    expect(told).toEqual([first, second]);
  });

  it('keeps fifty mails, and none larger than ours ever are', async () => {
    const { box, send } = await mailbox();
    for (let i = 1; i <= 51; i++) await send(`No. ${i}`);
    expect(box.mails().map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, i) => 51 - i));
    expect(await send('Large', 'ada@example.org', 'x '.repeat(600_000))).toMatchObject({ kind: 'refused' });
  });

  it('says so while it is empty', async () => {
    const { get } = await mailbox();
    const page = await (await get('/mailbox')).text();
    expect(page).toContain(
      '<p>No mail yet. Try <code>/email subscribe</code>, or the box on the web pages.</p>',
    );
    expect(page).toContain('<body data-newest="0">');
    expect(page).not.toContain('<article');
    expect(await (await get('/api/mails')).json()).toEqual({ newest: 0 });
  });

  it('lists the mails, with the requested one open, or else the newest', async () => {
    const { get, send } = await mailbox();
    await send('First <b>');
    await send('Second', 'bo@example.org');
    const listed = (current: number) => [
      `<li><a href="/mailbox?mail=2"${current === 2 ? ' aria-current=page' : ''}><strong>Second</strong><span>to bo@example.org</span></a></li>`,
      `<li><a href="/mailbox?mail=1"${current === 1 ? ' aria-current=page' : ''}><strong>First &lt;b&gt;</strong><span>to ada@example.org</span></a></li>`,
    ];
    for (const [path, open] of [
      ['/mailbox', 2],
      ['/mailbox?mail=9', 2],
      ['/mailbox?mail=1', 1],
    ] as const) {
      const page = await (await get(path)).text();
      expect(page.match(/<li>.*?<\/li>/g)).toEqual(listed(open));
      expect(page).toContain(
        `<iframe title="The mail as HTML" src="/mailbox/mail/${open}" sandbox="allow-popups allow-popups-to-escape-sandbox">`,
      );
      expect(page).toContain('<body data-newest="2">');
    }
    const page = await (await get('/mailbox?mail=1')).text();
    expect(page).toContain(
      '<h2 id="subject">First &lt;b&gt;</h2>\n<p>to ada@example.org, 20 November 2026, 09:05 UTC</p>',
    );
    expect(page).toMatch(
      /<summary>As plain text<\/summary><pre tabindex="0">First &lt;b&gt; &amp; more\s*<\/pre>/,
    );
    expect(await (await get('/api/mails')).json()).toEqual({ newest: 2 });
  });

  it('shows a mail in a frame where nothing can run, with links in new windows', async () => {
    const { get, send } = await mailbox();
    await send('First');
    const mail = await get('/mailbox/mail/1');
    expect(await mail.text()).toContain('<html><head><base target="_blank"></head>First</html>');
    expect(mail.headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
      'sandbox allow-popups allow-popups-to-escape-sandbox',
    ]);
    expect((await get('/mailbox/mail/2')).status).toBe(404);
    expect((await get('/mailbox')).headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      "connect-src 'self'",
      "img-src 'self'",
      "frame-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
  });
});
