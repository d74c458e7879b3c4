import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { withoutAddresses } from '../address.ts';
import type { Mail } from '../mail-message.ts';
import { createConnections } from './connections.ts';

/** What became of a mail. Texts contain no addresses. */
export type MailResult =
  | { readonly kind: 'sent' }
  /** A definite rejection, for now (4xx) or for good (5xx). */
  | { readonly kind: 'refused'; readonly status: number; readonly said: string }
  /** No response. `isAsked`: the server had asked for the text, so it may have accepted the mail. */
  | { readonly kind: 'unanswered'; readonly isAsked: boolean; readonly said: string }
  /** All connections are in use. */
  | { readonly kind: 'busy' };

/** Hands mails to a mail server. */
export interface Transport {
  /**
   * One attempt.
   *
   * @param onAsked called when the server asks for the text, before it gets any; if it rejects, nothing is sent.
   */
  send(mail: Mail, onAsked?: () => Promise<void>): Promise<MailResult>;
  close(): void;
}

/** How long a mail waits for a connection, ms; after that it is retried later. */
const WAIT_MS = 5_000;

/** @param from a mailbox such as `Paperboy <paperboy@example.org>`. */
export function createTransport(options: {
  readonly url: string;
  readonly from: string;
  readonly times?: Parameters<typeof createConnections>[1];
  /** Waits until another mail may be sent; false if that takes too long (default: at once). */
  readonly turn?: () => Promise<boolean>;
}): Transport {
  const sender = readSender(options.from);
  const connections = createConnections(options.url, options.times);

  return {
    async send(mail, onAsked = async () => {}) {
      let isAsked = false;
      try {
        const bytes = await compose(mail, sender);
        const body = bodyOf(bytes, async () => {
          await onAsked();
          isAsked = true;
        });
        const envelope = { from: sender.address, to: mail.to };
        if (options.turn !== undefined && !(await options.turn())) return { kind: 'busy' };
        const sent = await connections.use(WAIT_MS, (connection) => handOver(connection, envelope, body));
        return sent === undefined ? { kind: 'busy' } : { kind: 'sent' };
      } catch (error) {
        return resultOf(error, isAsked);
      }
    },
    close: connections.close,
  };
}

function handOver(
  connection: SMTPConnection,
  envelope: { readonly from: string; readonly to: string },
  body: Readable,
): Promise<true> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => reject(error);
    connection.once('error', failed);
    connection.send(envelope, body, (error) => {
      connection.off('error', failed);
      if (error === null || error === undefined) resolve(true);
      else reject(error);
    });
  });
}

/** A mail's text as a stream, first read when the server asks for it. */
function bodyOf(bytes: Buffer, onRead: () => Promise<void>): Readable {
  let isRead = false;
  return new Readable({
    read() {
      if (isRead) return;
      isRead = true;
      onRead().then(
        () => {
          this.push(bytes);
          this.push(null);
        },
        (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
}

/** Each address is single and quoted, so that none is parsed as several; control characters can't occur here. */
function compose(mail: Mail, from: Mailbox): Promise<Buffer> {
  const composer = new MailComposer({
    from,
    to: { name: '', address: mail.to },
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    date: mail.date,
    ...(mail.messageId !== undefined && { messageId: mail.messageId }),
    headers: Object.fromEntries(Object.entries(mail.headers).map(([name, value]) => [name, written(value)])),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) =>
    composer.compile().build((error, message) => {
      if (error === null || error === undefined) resolve(Buffer.from(message));
      else reject(error);
    }),
  );
}

/** A line break would end a header. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this removes
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ');
}

/** A mailbox with its display name. */
interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** Plain ASCII stays unencoded: clients don't decode an unsubscribe address or a list's name. */
function written(value: string): string | { readonly prepared: true; readonly value: string } {
  const line = oneLine(value);
  return /^[\u0020-\u007e]*$/.test(line) ? { prepared: true, value: line } : line;
}

/** Parses `Paperboy <paperboy@example.org>` or a bare address, which gets the name Paperboy. */
export function readSender(from: string): Mailbox {
  const parts = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+)>\s*$/.exec(from);
  return { name: parts?.[1] || 'Paperboy', address: parts?.[2] ?? from.trim() };
}

function resultOf(error: unknown, isAsked: boolean): MailResult {
  const said = withoutAddresses(error instanceof Error ? error.message : String(error)).slice(0, 300);
  const status = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : Number.NaN;
  return status >= 400 && status < 600
    ? { kind: 'refused', status, said }
    : { kind: 'unanswered', isAsked, said };
}
