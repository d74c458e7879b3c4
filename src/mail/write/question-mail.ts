import { html } from 'hono/html';
import type { Mail } from '../mail-message.ts';
import { mailFrame, mailLink, row, STYLE } from './mail-frame.ts';

/**
 * Asks a mailbox whether it wants mail. Contains nothing from the person who asked: nobody can use us to message strangers.
 *
 * @param view.url the page that confirms; absent if there is no website.
 */
export function questionMail(view: {
  readonly code: string;
  readonly url: string | undefined;
  readonly minutes: number;
  readonly postal: string | undefined;
}): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { code, url, minutes, postal } = view;
  const subject = `${code} is your Paperboy code`;
  const asked = 'Someone, probably you, asked to get trending papers by email at this address.';
  const otherwise = "If that wasn't you, just ignore this. You won't get any more mail.";
  const where = 'In Discord, use /email confirm with this code. On the web page, type it in the box.';
  const valid = `It works for ${minutes} minutes.`;
  return {
    subject,
    text: [
      asked,
      '',
      `Your code: ${code}`,
      `${where} ${valid}`,
      ...(url === undefined ? [] : ['', `Or confirm here: ${url}`]),
      '',
      otherwise,
      ...(postal === undefined ? [] : ['', postal]),
      '',
    ].join('\n'),
    html: mailFrame({
      title: subject,
      preheader: valid,
      body: html`${row(html`<div class="text" style="${STYLE.text}">${asked}</div>`, '24px 24px 8px')}
${row(html`<div class="text" style="${STYLE.text};font-size:28px;line-height:36px;font-weight:bold">${code}</div>`)}
${row(html`<div class="text" style="${STYLE.text}">${where} ${valid}</div>`)}
${url === undefined ? '' : row(html`<div class="text" style="${STYLE.text}">${mailLink(url, 'Or confirm with one click')}</div>`)}
${row(html`<div class="muted" style="${STYLE.muted}">${otherwise}${postal === undefined ? '' : html`<br>${postal}`}</div>`, '8px 24px 24px')}`,
    }),
  };
}
