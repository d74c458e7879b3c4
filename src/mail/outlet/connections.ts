import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** Most open connections, and how long to keep idle ones for the next mail. */
const MOST = 5;
const IDLE_MS = 20_000;

/** Mails per connection: servers limit these, too. */
const MAILS_EACH = 100;

/**
 * Timeouts for a silent server, so that a mail's outcome is known while its delivery is still
 * ours (its lease is two minutes).
 */
const TIMES = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 } as const;

/** A pool of connections to one mail server. */
export interface Connections {
  /** Runs with a logged-in connection; undefined if none became free in time. */
  use<T>(waitMs: number, run: (connection: SMTPConnection) => Promise<T>): Promise<T | undefined>;
  close(): void;
}

interface Idle {
  readonly connection: SMTPConnection;
  used: number;
  timer: NodeJS.Timeout | undefined;
}

/** @param url `smtp://user:password@host:port` or `smtps://…`; STARTTLS is required except on this machine. */
export function createConnections(
  url: string,
  times: Partial<Record<keyof typeof TIMES, number>> = {},
): Connections {
  const { auth, ...options } = parseConnectionUrl(url);
  const isLocal = ['127.0.0.1', 'localhost', '::1'].includes(String(options.host));
  const idle: Idle[] = [];
  const waiting: ((isMine: boolean) => void)[] = [];
  let open = 0;

  async function connect(): Promise<Idle> {
    const connection = new SMTPConnection({
      ...TIMES,
      ...times,
      requireTLS: !isLocal && options.secure !== true,
      ...options,
    });
    await new Promise<void>((resolve, reject) => {
      // Later errors surface in the command in progress, but an error without a listener would crash the program.
      connection.on('error', reject);
      connection.connect((error) => (error instanceof Error ? reject(error) : resolve()));
    });
    if (auth?.user !== undefined) {
      await new Promise<void>((resolve, reject) =>
        connection.login({ user: auth.user, credentials: { user: auth.user, pass: auth.pass } }, (error) =>
          error === null || error === undefined ? resolve() : reject(error),
        ),
      );
    }
    return { connection, used: 0, timer: undefined };
  }

  function take(waitMs: number): Promise<boolean> {
    if (open < MOST) {
      open++;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const answer = (isMine: boolean): void => {
        clearTimeout(timer);
        resolve(isMine);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(answer), 1);
        resolve(false);
      }, waitMs);
      waiting.push(answer);
    });
  }

  function give(): void {
    const next = waiting.shift();
    if (next === undefined) open--;
    else next(true);
  }

  function keep(one: Idle): void {
    one.timer = setTimeout(() => {
      idle.splice(idle.indexOf(one), 1);
      one.connection.quit();
    }, IDLE_MS);
    one.timer.unref();
    idle.push(one);
  }

  function reuse(): Idle | undefined {
    for (let one = idle.pop(); one !== undefined; one = idle.pop()) {
      clearTimeout(one.timer);
      if (!one.connection.destroyed) return one;
    }
    return undefined;
  }

  return {
    async use(waitMs, run) {
      if (!(await take(waitMs))) return undefined;
      try {
        const one = reuse() ?? (await connect());
        try {
          const result = await run(one.connection);
          one.used++;
          if (one.used < MAILS_EACH && !one.connection.destroyed) keep(one);
          else one.connection.quit();
          return result;
        } catch (error) {
          one.connection.close();
          throw error;
        }
      } finally {
        give();
      }
    },
    close() {
      for (const { connection, timer } of idle.splice(0)) {
        clearTimeout(timer);
        connection.close();
      }
    },
  };
}
