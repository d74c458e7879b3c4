import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { PlaygroundMail } from './mailbox.ts';
import {
  MAIL_PATH,
  MAIL_POLICY,
  MAILBOX_PATH,
  MAILBOX_POLICY,
  mailboxPage,
  mailInFrame,
} from './mailbox-page.ts';

/** The mailbox in the browser: a page, and a sandboxed frame per mail. */
export function addMailbox(
  app: Hono<{ Bindings: HttpBindings }>,
  mails: () => readonly PlaygroundMail[],
): void {
  app.get('/api/mails', (c) => c.json({ newest: mails()[0]?.id ?? 0 }));
  app.get(MAILBOX_PATH, (c) => {
    c.header('content-security-policy', MAILBOX_POLICY);
    return c.html(mailboxPage(mails(), Number(c.req.query('mail'))));
  });
  app.get(`${MAIL_PATH}/:id{[0-9]+}`, (c) => {
    const mail = mails().find(({ id }) => id === Number(c.req.param('id')));
    c.header('content-security-policy', MAIL_POLICY);
    return mail === undefined ? c.notFound() : c.html(mailInFrame(mail));
  });
}
