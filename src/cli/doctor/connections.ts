import { connect as connectPlain } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { Finding } from './finding.ts';

/** How long a service may take to answer, in milliseconds. */
const PATIENCE = 10_000;

const user = z.object({ username: z.string() });

/** Whether Discord takes the token. */
export async function checkDiscord(config: Config): Promise<Finding> {
  const part = 'Discord';
  if (config.DISCORD_TOKEN === undefined) {
    return { part, state: 'off', says: 'no DISCORD_TOKEN, so "npm start" opens the playground.' };
  }
  const base = config.DISCORD_API_URL.replace(/\/$/, '');
  try {
    const response = await fetch(`${base}/v10/users/@me`, {
      headers: { authorization: `Bot ${config.DISCORD_TOKEN}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 401) {
      return {
        part,
        state: 'wrong',
        says: 'the token was refused. Copy a new one from the Developer Portal, under Bot.',
      };
    }
    if (!response.ok)
      return { part, state: 'wrong', says: `${base} answered ${response.status}. Try again later.` };
    const { username } = user.parse(await response.json());
    return { part, state: 'ok', says: `logged in as ${username}.` };
  } catch (error) {
    return { part, state: 'wrong', says: `${base} doesn't answer like Discord: ${reasonOf(error)}.` };
  }
}

/** Whether a mail server greets at `SMTP_URL`. */
export async function checkMail(config: Config): Promise<Finding> {
  const part = 'mail';
  if (config.SMTP_URL === undefined)
    return { part, state: 'off', says: "no SMTP_URL, so I can't send mail." };
  if (config.MAIL_FROM === undefined)
    return { part, state: 'wrong', says: "SMTP_URL is set, but MAIL_FROM isn't." };
  const { protocol, hostname, port } = new URL(config.SMTP_URL);
  const isSecure = protocol === 'smtps:';
  const address = { host: hostname, port: Number(port || (isSecure ? 465 : 587)) };
  try {
    const greeting = await greetingOf(address, isSecure);
    if (!greeting.startsWith('220')) throw new Error(`it answered ${JSON.stringify(greeting.slice(0, 60))}`);
    return { part, state: 'ok', says: `${hostname} answers.` };
  } catch (error) {
    return {
      part,
      state: 'wrong',
      says: `no mail server answers at ${hostname}:${address.port}: ${reasonOf(error)}.`,
    };
  }
}

function greetingOf(address: { host: string; port: number }, isSecure: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = isSecure ? connectSecure({ ...address, servername: address.host }) : connectPlain(address);
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(PATIENCE, () => fail(new Error('no answer in time')));
    socket.once('error', fail);
    socket.once('end', () => fail(new Error('it hung up')));
    socket.once('data', (data) => {
      socket.end('QUIT\r\n', () => socket.destroy());
      resolve(data.toString('utf8').trim());
    });
  });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof z.ZodError) return 'it answered something else';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
