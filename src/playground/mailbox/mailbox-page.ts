import { html } from 'hono/html';
import { dateName } from '../../view/day-name.ts';
import type { PlaygroundMail } from './mailbox.ts';

/** The mailbox's path, and the HTML of a mail in it. */
export const MAILBOX_PATH = '/mailbox';
export const MAIL_PATH = '/mailbox/mail';

/**
 * What a mail may do in its frame: show itself and open links in new windows. No scripts, forms or outside resources.
 */
export const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** What the page around the mails may load. */
export const MAILBOX_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The playground's mails, with one open. */
export function mailboxPage(mails: readonly PlaygroundMail[], openId: number | undefined) {
  const open = mails.find(({ id }) => id === openId) ?? mails[0];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Mailbox of the playground</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/mailbox.css">
<script src="/static/mailbox.js" type="module"></script>
</head>
<body data-newest="${mails[0]?.id ?? 0}">
<header>
<h1>Mailbox</h1>
<p>Every mail the bot sends lands here, whatever its address. It's simulated: nothing leaves this machine.</p>
</header>
<main>
<nav aria-label="Mails">
${
  mails.length === 0
    ? html`<p>No mail yet. Try <code>/email subscribe</code>, or the box on the web pages.</p>`
    : html`<ul>${mails.map(
        (mail) =>
          html`<li><a href="${MAILBOX_PATH}?mail=${mail.id}"${mail === open ? ' aria-current=page' : ''}><strong>${mail.subject}</strong><span>to ${mail.to}</span></a></li>`,
      )}</ul>`
}
</nav>
${open === undefined ? '' : openMail(open)}
</main>
</body>
</html>`;
}

function openMail({ id, subject, to, at, text }: PlaygroundMail) {
  return html`<article aria-labelledby="subject">
<h2 id="subject">${subject}</h2>
<p>to ${to}, ${dateName(at.toISOString().slice(0, 10))}, ${at.toISOString().slice(11, 16)} UTC</p>
<iframe title="The mail as HTML" src="${MAIL_PATH}/${id}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<details><summary>As plain text</summary><pre tabindex="0">${text}</pre></details>
</article>`;
}

/** A mail whose links open in new windows. */
export function mailInFrame(mail: PlaygroundMail): string {
  return mail.html.replace('<head>', '<head><base target="_blank">');
}
