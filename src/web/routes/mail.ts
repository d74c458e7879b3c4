import type { Context, Hono } from 'hono';
import { localDay } from '../../digest/due.ts';
import { readTime } from '../../digest/read-time.ts';
import { readTimezone } from '../../digest/timezones.ts';
import { CODE_MINUTES, type MailOptIn } from '../../mail/opt-in/opt-in.ts';
import { dateName } from '../../view/day-name.ts';
import { type ClientAddress, networkOf } from '../guard/client-address.ts';
import { codePage, confirmPage, stopPage } from '../pages/mail-pages.ts';
import { messagePage } from '../pages/message-page.ts';
import type { WebContext, WebEnv } from '../site/web-env.ts';
import type { WebParts } from '../site/web-parts.ts';
import type { SendPage } from './page.ts';

const TOKEN = /^[A-Za-z0-9_-]{16,64}$/;
const KEEP_OUT = { cache: 'no-store' } as const;

/** Subscribing to mail and unsubscribing. A link alone never does anything: programs follow links. */
export function addMailPages(
  app: Hono<WebEnv>,
  { site }: WebParts,
  mail: MailOptIn,
  send: SendPage,
  clientAddress: ClientAddress,
): void {
  app.post('/subscribe', async (c) => {
    if (isFromElsewhere(c)) return refuseForeign(c, send);
    const form = await fieldsOf(c);
    const time = readTime(form('time') || '08:00');
    const timezone = readTimezone(form('timezone') || 'UTC');
    if (time === undefined || timezone === undefined) {
      const text = time === undefined ? 'Try a time such as 08:00.' : 'Try a city such as Berlin, or UTC.';
      return send(c, messagePage("That time or time zone isn't known", text), { status: 400 });
    }
    const network = networkOf(
      clientAddress(c.env.incoming.socket.remoteAddress, c.req.header('x-forwarded-for')),
    );
    const id = await mail.ask(form('address'), { time, timezone }, { network });
    return id === undefined
      ? send(c, messagePage("That isn't an email address", 'Try one like ada@example.org.'), { status: 400 })
      : send(c, codePage(id, CODE_MINUTES, site()), KEEP_OUT);
  });

  app.post('/confirm', async (c) => {
    if (isFromElsewhere(c)) return refuseForeign(c, send);
    const form = await fieldsOf(c);
    const id = form('id');
    const set = TOKEN.test(id) ? await mail.confirmByCode({ id }, form('code')) : undefined;
    return set === undefined
      ? send(c, codePage(id, CODE_MINUTES, site(), true), { status: 400 })
      : send(c, confirmedPage(set), KEEP_OUT);
  });

  app.get('/confirm/:link', async (c) => {
    const link = c.req.param('link');
    const isOpen = TOKEN.test(link) && (await mail.isOpenLink(link));
    return isOpen
      ? send(c, confirmPage(`/confirm/${link}`, site()), KEEP_OUT)
      : send(c, deadLink(), { status: 404 });
  });

  app.post('/confirm/:link', async (c) => {
    const link = c.req.param('link');
    const set = TOKEN.test(link) ? await mail.confirmByLink(link) : undefined;
    return set === undefined ? send(c, deadLink(), { status: 404 }) : send(c, confirmedPage(set), KEEP_OUT);
  });

  app.get('/u/:token', async (c) => {
    const token = c.req.param('token');
    const isKnown = TOKEN.test(token) && (await mail.isToken(token));
    return isKnown
      ? send(c, stopPage(`/u/${token}`, site()), KEEP_OUT)
      : send(c, deadLink(), { status: 404 });
  });

  // Mail programs post here on their own (RFC 8058): from anywhere, with any body or none.
  app.post('/u/:token', async (c) => {
    const token = c.req.param('token');
    const isDone = TOKEN.test(token) && (await mail.stopByToken(token));
    return isDone
      ? send(c, messagePage("You're unsubscribed", 'No more mail comes to this address.'), KEEP_OUT)
      : send(c, deadLink(), { status: 404 });
  });
}

type Confirmed = NonNullable<Awaited<ReturnType<MailOptIn['confirmByLink']>>>;

function confirmedPage({ time, timezone, nextAt }: Confirmed) {
  const next =
    nextAt === undefined ? '' : ` The next one comes on ${dateName(localDay(nextAt, timezone).toString())}.`;
  return messagePage("You're subscribed", `The papers of the day come at ${time} (${timezone}).${next}`);
}

function deadLink() {
  return messagePage("This link doesn't work", "It's too old, was used before, or isn't complete.");
}

/** Was this sent by another site's form? */
function isFromElsewhere(c: Context): boolean {
  return c.req.header('sec-fetch-site') === 'cross-site';
}

function refuseForeign(c: WebContext, send: SendPage) {
  return send(c, messagePage("That didn't work", 'Please use the box on our own page.'), { status: 400 });
}

/** A form's fields, one text each. */
async function fieldsOf(c: WebContext): Promise<(name: string) => string> {
  const body = await c.req.parseBody().catch(() => ({}));
  const fields = new Map(Object.entries(body));
  return (name) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
}
