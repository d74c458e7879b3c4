import type { Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** What the server does to a mail. */
export type MailServerMood =
  | 'takes'
  | { readonly atRecipient: number }
  | { readonly afterData: number; readonly said?: string }
  | 'drops at recipient'
  | 'drops after data'
  | 'hangs after data'
  | 'hangs at recipient';

export interface MailServer {
  readonly url: string;
  readonly port: number;
  mood: MailServerMood;
  /** Exceptions for individual recipients. */
  readonly moods: Map<string, MailServerMood>;
  /** Called before answering a recipient. */
  onRecipient: () => void | Promise<void>;
  /** Called when a mail's text is requested, before any of it arrives. */
  onText: () => void | Promise<void>;
  /** Called before answering a mail that arrived in full. */
  onMail: () => void | Promise<void>;
  /** Each mail that arrived in full and its recipients, whatever the client was told. */
  readonly mails: readonly {
    readonly to: string;
    readonly at: Date;
    readonly raw: Buffer;
    readonly email: Email;
  }[];
  /** Connections so far. */
  readonly connections: number;
  /** Recipients named so far. */
  readonly recipients: number;
  /** Closes every connection, like a client that has waited long enough. */
  hangUp(): void;
  /** Resolves once this many mails have arrived. */
  arrived(many: number): Promise<void>;
  close(): Promise<void>;
}

/** A real SMTP server on this machine that can misbehave on demand. */
export async function startMailServer(
  given: {
    readonly port?: number;
    /** By user name; by default no login is required. */
    readonly passwords?: Readonly<Record<string, string>>;
  } = {},
): Promise<MailServer> {
  const { passwords } = given;
  const mails: { to: string; at: Date; raw: Buffer; email: Email }[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let recipients = 0;
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const smtp = new SMTPServer({
    disabledCommands: passwords === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username = '', password }, _session, callback) {
      if (passwords?.[username] === password) callback(null, { user: username });
      else callback(new Error('no such user'));
    },
    logger: false,
    onConnect(_session, callback) {
      connections++;
      callback();
    },
    async onRcptTo({ address }, _session, callback) {
      const mood = server.moods.get(address) ?? server.mood;
      recipients++;
      if (mood === 'drops at recipient') return hangUp();
      if (mood === 'hangs at recipient') return;
      if (typeof mood === 'object' && 'atRecipient' in mood)
        return callback(failure(mood.atRecipient, 'ada@example.org: no'));
      await server.onRecipient();
      callback();
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      void server.onText();
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const [first] = session.envelope.rcptTo;
        const mood = server.moods.get(first?.address ?? '') ?? server.mood;
        if (typeof mood === 'object' && 'afterData' in mood)
          return callback(failure(mood.afterData, mood.said ?? 'no'));
        const raw = Buffer.concat(parts);
        const to = session.envelope.rcptTo.map(({ address }) => address).join(' ');
        mails.push({ to, at: new Date(), raw, email: await PostalMime.parse(raw) });
        if (mood === 'hangs after data') return;
        if (mood === 'drops after data') return hangUp();
        await server.onMail();
        callback();
      });
    },
  });
  smtp.on('error', () => {});
  smtp.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    smtp.listen(given.port ?? 0, '127.0.0.1', () => resolve());
  });
  const address = smtp.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const server: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mood: 'takes',
    moods: new Map(),
    onRecipient: () => {},
    onText: () => {},
    onMail: () => {},
    mails,
    get recipients() {
      return recipients;
    },
    get connections() {
      return connections;
    },
    hangUp,
    async arrived(many) {
      while (mails.length < many) await new Promise((done) => setTimeout(done, 10));
    },
    close: () =>
      new Promise((resolve) => {
        smtp.close(() => resolve());
        hangUp();
      }),
  };
  return server;
}

function failure(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
