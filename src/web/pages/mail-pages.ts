import { html } from 'hono/html';
import type { Site } from '../site/site.ts';
import type { PageView } from './layout.ts';

const unlisted = (title: string, path: string, body: PageView['body']): PageView => ({
  title,
  description: title,
  path,
  isUnlisted: true,
  body: html`<h1>${title}</h1>
${body}`,
});

/** After somebody entered an address: the same page whatever happened. */
export function codePage(id: string, minutes: number, { href }: Site, isWrong = false): PageView {
  return unlisted(
    isWrong ? "That code doesn't work" : 'Check your inbox',
    '/subscribe',
    html`<p>${
      isWrong
        ? "It's wrong, has expired, or was tried too many times. Try again, or get a new one on the front page."
        : `If that address can get mail from us, a code and a link are on their way. They work for ${minutes} minutes. Nothing there? Check your spam folder, or try again later.`
    }</p>
<form class="code" method="post" action="${href('/confirm')}">
<input type="hidden" name="id" value="${id}">
<label>Code<input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required></label>
<button>Confirm</button>
</form>`,
  );
}

/** Behind a confirmation link, which programs may follow: a visit alone confirms nothing. */
export function confirmPage(path: string, { href }: Site): PageView {
  return unlisted(
    'Confirm your address',
    path,
    html`<p>Press the button to get each day's papers by email.</p>
<form method="post" action="${href(path)}"><button>Confirm</button></form>`,
  );
}

/** Behind an unsubscribe link, which programs may follow: a visit alone ends nothing. */
export function stopPage(path: string, { href }: Site): PageView {
  return unlisted(
    'Unsubscribe',
    path,
    html`<p>Press the button and you won't get any more email from us.</p>
<form method="post" action="${href(path)}"><button>Unsubscribe</button></form>`,
  );
}
