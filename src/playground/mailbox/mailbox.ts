import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail sent in the playground. */
export interface PlaygroundMail {
  readonly id: number;
  readonly to: string;
  readonly subject: string;
  readonly at: Date;
  readonly text: string;
  readonly html: string;
}

/** A local mail server that keeps every mail: nothing is sent on. */
export interface Mailbox {
  /** For `SMTP_URL`. */
  readonly url: string;
  /** Newest first. */
  mails(): readonly PlaygroundMail[];
  /** Calls a listener for each new mail from now on. */
  listen(listener: (mail: PlaygroundMail) => void): void;
  close(): Promise<void>;
}

/** How many mails to keep, and the largest size of one. */
const KEPT = 50;
const LARGEST = 1_000_000;

/** Starts it on any free port of 127.0.0.1. */
export async function startMailbox(clock: () => Date): Promise<Mailbox> {
  const mails: PlaygroundMail[] = [];
  const listeners: ((mail: PlaygroundMail) => void)[] = [];
  let last = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST,
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => {
        if (!stream.sizeExceeded) parts.push(part);
      });
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(new Error('The mail is too large.'));
        PostalMime.parse(Buffer.concat(parts)).then(
          ({ subject = '', text = '', html = '' }) => {
            const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
            const mail = { id: ++last, to, subject, at: clock(), text, html };
            mails.unshift(mail);
            mails.length = Math.min(mails.length, KEPT);
            callback();
            for (const listener of listeners) listener(mail);
          },
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        );
      });
    },
  });
  // Clients that hang up don't matter.
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: () => mails,
    listen: (listener) => void listeners.push(listener),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
