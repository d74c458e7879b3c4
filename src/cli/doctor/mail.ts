import type { Config } from '../../config.ts';
import { errorCode } from '../../error-code.ts';
import { withoutAddresses } from '../../mail/address.ts';
import { createConnections } from '../../mail/outlet/connections.ts';
import { readSender } from '../../mail/outlet/transport.ts';
import { reasonOf } from './connections.ts';
import type { Finding } from './finding.ts';

/** How long the mail server may take for each step, ms. */
const PATIENCE = 10_000;
const TIMES = { connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE };

const part = 'mail';

/** Is everything set that mail needs, and does the mail server at `SMTP_URL` let us in? Sends nothing. */
export async function checkMail(config: Config): Promise<Finding> {
  const { SMTP_URL: url } = config;
  if (url === undefined) return { part, state: 'off', says: "no SMTP_URL, so I can't send mail." };
  const faults = [...missing(config), ...(await serverFaults(url))];
  if (faults.length > 0) return { part, state: 'wrong', says: faults.join(' ') };
  return { part, state: 'ok', says: `${new URL(url).hostname} accepted my login.${shortcomings(config)}` };
}

function missing(config: Config): string[] {
  const { MAIL_FROM: from, HTTP_PORT: port, PUBLIC_URL: publicUrl } = config;
  const faults: string[] = [];
  if (from === undefined)
    faults.push("SMTP_URL is set, but MAIL_FROM isn't: set it to the address that mail comes from.");
  else if (!/^[^@\s]+@[^@\s]+$/.test(readSender(from).address))
    faults.push('MAIL_FROM must be an address such as "Paperboy <paperboy@example.org>".');
  if (port === undefined)
    faults.push("HTTP_PORT is missing: the unsubscribe links in mails lead to the bot's web pages.");
  if (publicUrl === undefined)
    faults.push('PUBLIC_URL is missing: links in mails need an address that readers can reach.');
  if (config.DATABASE_URL !== undefined && config.SECRET_KEY === undefined)
    faults.push(
      'SECRET_KEY is missing: with DATABASE_URL, addresses are encrypted with it. Make one with "openssl rand -base64 32".',
    );
  return faults;
}

/** Allowed, but not what people expect. */
function shortcomings({ PUBLIC_URL: publicUrl }: Config): string {
  if (publicUrl === undefined) return '';
  const { protocol, hostname } = new URL(publicUrl);
  if (['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    return ' PUBLIC_URL is this machine, so links in mails only work here.';
  return protocol === 'https:'
    ? ''
    : " PUBLIC_URL isn't https, so mail clients can't offer to unsubscribe with one click.";
}

async function serverFaults(url: string): Promise<string[]> {
  const { protocol, hostname, port } = new URL(url);
  const connections = createConnections(url, TIMES);
  try {
    await connections.use(PATIENCE, async () => true);
    return [];
  } catch (error) {
    const host = `${hostname}:${port || (protocol === 'smtps:' ? 465 : 587)}`;
    if (errorCode(error) === 'EAUTH') return [`${host} refused the user name or password in SMTP_URL.`];
    return [
      `I can't use the mail server at ${host}: ${withoutAddresses(reasonOf(error)).replace(/\.$/, '')}.`,
    ];
  } finally {
    connections.close();
  }
}
