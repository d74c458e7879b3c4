import type { Mail } from '../mail-message.ts';
import { digestHtml } from './digest-html.ts';
import { type DigestMailView, digestSubject } from './digest-mail-view.ts';
import { digestText } from './digest-text.ts';

/** Subject and both parts of a daily mail. */
export function digestMail(view: DigestMailView): Pick<Mail, 'subject' | 'text' | 'html'> {
  return { subject: digestSubject(view.digest), text: digestText(view), html: digestHtml(view) };
}
