import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { errorCode } from '../error-code.ts';
import type { Logger } from '../log.ts';
import type { LoopbackDiscord } from '../loopback/driver.ts';
import { closeServer, listenLocally } from '../loopback/local/listen.ts';
import { createLoopbackDiscord } from '../loopback/loopback.ts';
import { readingGroup } from '../loopback/world/seed.ts';
import { startMailbox } from './mailbox/mailbox.ts';
import { createPlaygroundPage, type PlaygroundPage, type PlaygroundPageOptions } from './page/page.ts';
import { madeBatch } from './sources/made-batch.ts';
import { type SourceServer, startSourceServer } from './sources/source-server.ts';
import { createPlaygroundClock, type DayWork, letDayPass } from './time/next-day.ts';

/** The first port to try for the page; if it is taken, any free one. */
const USUAL_PORT = 4747;

export interface Playground {
  /** The page's address. */
  readonly url: string;
  /** A bot token that this Discord accepts. */
  readonly token: string;
  readonly apiUrl: string;
  /** A folder for what the bot writes, deleted with the playground, like its Discord. */
  readonly dataDir: string;
  /** Links the bot's web pages from the welcome. */
  showWeb(url: string): void;
  /** Sends interactions to the bot's web side over HTTP instead of the gateway. */
  useEndpoint(webUrl: string): Promise<void>;
  /** The playground's clock, which a newcomer can move forward by a day. */
  readonly clock: () => Date;
  /** Where mails go. */
  readonly smtpUrl: string;
  /** A free port for the bot's web pages. */
  readonly webPort: number;
  /** Where the bot asks for papers: stand-ins for the services that list only what passing days have brought so far. */
  readonly sources: SourceServer['settings'];
  /** The bot is up: days can pass. */
  ready(work: PlaygroundWork): void;
  close(): Promise<void>;
}

/** What passing a day needs from the bot. */
export interface PlaygroundWork extends Omit<DayWork, 'list'> {
  readonly catalog: () => Pick<Catalog, 'all'>;
  /** Asks the sources. */
  readonly refresh: () => Promise<void>;
}

/** Starts a Discord on this machine, with a page to use it. @throws Error if the requested port is taken. */
export async function startPlayground(options: {
  readonly clock: () => Date;
  readonly log: Logger;
  /** If absent, the usual port or else any free one. */
  readonly port?: number | undefined;
}): Promise<Playground> {
  const time = createPlaygroundClock(options.clock);
  const mailbox = await startMailbox(time.now);
  const sources = await startSourceServer();
  const loopback = await createLoopbackDiscord({
    clock: time.now,
    seed: { ...readingGroup, bot: 'Paperboy' },
  });
  welcome(loopback);
  const around = { mails: mailbox.mails, clock: time.now };
  const page = await openPage(loopback, around, options).catch(async (error: unknown) => {
    await mailbox.close();
    await sources.close();
    await loopback.close();
    throw error;
  });
  mailbox.listen(page.mailCame);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'paperboy-playground-'));
  return {
    url: page.url,
    token: loopback.token,
    apiUrl: loopback.apiUrl,
    dataDir,
    showWeb: page.showWeb,
    useEndpoint: (webUrl) => loopback.useEndpoint(new URL('interactions', webUrl).href),
    clock: time.now,
    smtpUrl: mailbox.url,
    webPort: await freePort(),
    sources: sources.settings,
    ready: ({ catalog, refresh, ...work }) =>
      page.onNextDay(async () => {
        let papers = 0;
        await letDayPass(time, {
          ...work,
          async list(day) {
            const batch = madeBatch(catalog(), day);
            papers += batch.length;
            sources.publish(batch);
            await refresh();
          },
        });
        return papers;
      }),
    async close() {
      await page.close();
      await mailbox.close();
      await sources.close();
      await loopback.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openPage(
  loopback: LoopbackDiscord,
  around: Pick<PlaygroundPageOptions, 'mails' | 'clock'>,
  { port, log }: { readonly port?: number | undefined; readonly log: Logger },
): Promise<PlaygroundPage> {
  const page = (wanted: number) => createPlaygroundPage({ loopback, ...around, log, port: wanted });
  if (port !== undefined) {
    return page(port).catch((cause: unknown) => {
      if (!isAboutPort(cause)) throw cause;
      throw new Error(
        `The playground can't listen on HTTP_PORT ${port}. Choose another port or leave it empty.`,
        { cause },
      );
    });
  }
  return page(USUAL_PORT).catch(() => page(0));
}

/** Did a server fail to listen because its port is taken or reserved? */
function isAboutPort(error: unknown): boolean {
  return ['EADDRINUSE', 'EACCES'].includes(errorCode(error));
}

/** Something to right-click on: people in the reading group talk about papers. */
function welcome(loopback: LoopbackDiscord): void {
  loopback.say({
    as: 'bela',
    channel: 'papers',
    content: 'Has everyone read https://arxiv.org/abs/2005.11401 yet? And did anyone try arXiv:2111.00396?',
  });
  loopback.say({
    as: 'chen',
    channel: 'papers',
    content:
      'Right-click my message and choose **Apps** to see what the bot finds about splitting long sequences over many GPUs.',
  });
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenLocally(server, 0);
  await closeServer(server);
  return port;
}
