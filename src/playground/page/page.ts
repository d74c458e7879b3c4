import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { LRUCache } from 'lru-cache';
import type { LoopbackDiscord } from '../../loopback/driver.ts';
import { closeServer, listenLocally } from '../../loopback/local/listen.ts';
import { dateName } from '../../view/day-name.ts';
import type { PlaygroundMail } from '../mailbox/mailbox.ts';
import { createActions } from './actions.ts';
import { createPageApp } from './app.ts';
import { createAssets } from './assets.ts';
import { newsOfDay, type PassDay } from './day-news.ts';
import { createQuestions } from './questions.ts';
import { createStream } from './stream.ts';
import { namesOf } from './views/message.ts';
import type { Surroundings } from './views/scene.ts';

export type PlaygroundPage = {
  readonly url: string;
  /** Links the bot's web pages from the welcome, once they are up. */
  showWeb: (url: string) => void;
  /** Sets what makes the next day come, once the bot is up. */
  onNextDay: (pass: PassDay) => void;
  /** Announces a mail to open pages. */
  mailCame: (mail: Pick<PlaygroundMail, 'to' | 'subject'>) => void;
  close: () => Promise<void>;
};

export type PlaygroundPageOptions = {
  readonly loopback: LoopbackDiscord;
  /** On 127.0.0.1 only; 0 picks a free one. */
  readonly port: number;
  /** Mails that the bot sent. */
  readonly mails?: () => readonly PlaygroundMail[];
  readonly clock?: () => Date;
  readonly log?: { error: (context: object, message: string) => void };
};

/** How many used commands to remember, to show above an answer which one it was. */
const REMEMBERED = 5000;

/**
 * Serves the page that looks like Discord, for the people of a loopback Discord. It listens on this machine only and
 * serves no page but its own. Rejects if the port is taken or the page isn't built.
 */
export async function createPlaygroundPage(options: PlaygroundPageOptions): Promise<PlaygroundPage> {
  const { loopback, log } = options;
  const assets = createAssets();
  const names = namesOf(loopback);
  const commands = new LRUCache<string, string>({ max: REMEMBERED });
  const used = (id: string) => commands.get(id);
  const stream = createStream(loopback, names, used);
  let webUrl: string | undefined;
  let pass: PassDay | undefined;
  const surroundings = (): Surroundings => {
    const now = options.clock?.() ?? new Date();
    const day = pass === undefined ? undefined : dateName(now.toISOString().slice(0, 10));
    return { webUrl, day, now };
  };
  const questions = createQuestions(loopback, names, used, surroundings);
  const mails = options.mails ?? (() => []);
  const newestMail = () => mails()[0]?.id ?? 0;
  const nextDay = async () => pass && newsOfDay(loopback, newestMail, pass);
  const note = (id: string, command: string) => void commands.set(id, command);
  const actions = createActions(loopback, names, note, nextDay);
  let port = options.port;
  const app = createPageApp({ loopback, assets, questions, actions, stream, log, mails, port: () => port });
  // The bot may run in this process and needs the original Request and Response.
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  try {
    port = await listenLocally(server, options.port);
  } catch (error) {
    stream.close();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}/`,
    showWeb(url) {
      webUrl = url;
    },
    onNextDay(passes) {
      pass = passes;
    },
    mailCame: ({ to, subject }) => stream.tell({ kind: 'mail', to, subject }),
    async close() {
      stream.close();
      await closeServer(server);
    },
  };
}
