import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type App, createApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { startBot } from '../../src/discord/gateway/bot.ts';
import type { SignedRequest } from '../../src/discord/http/receive.ts';
import type { Commands } from '../../src/discord/interactions/load-commands.ts';
import { createReference } from '../../src/discord/interactions/reference.ts';
import { createLog } from '../../src/log.ts';
import type { LoopbackDiscord, LoopbackOptions } from '../../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../../src/loopback/loopback.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { startWebServer } from '../../src/web/server.ts';
import { watchAnswers } from './answer-contract.ts';
import { putEmptyStore } from './empty-store.ts';
import { PATIENCE_MS } from './patience.ts';

export interface TestBot {
  readonly discord: LoopbackDiscord;
  /** What the bot writes to disk. */
  readonly folder: string;
  /** Also offers `startDeliveries` under its earlier name, which scripts that drive this bot use. */
  readonly app: App & { readonly keepPromises: App['startDeliveries'] };
  /** Its web side, where Discord posts interactions; undefined with a gateway. */
  readonly web: { readonly url: string } | undefined;
  /** The log so far, one JSON object per line. */
  readonly log: readonly string[];
  /** Restarts the bot on the same Discord and the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface TestBotOptions {
  /** The catalog; the bundled one by default. */
  readonly papers?: readonly (Pick<Paper, 'id' | 'title'> & Partial<Paper>)[];
  readonly clock?: () => Date;
  readonly discord?: Partial<LoopbackOptions>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Instead of the project's own. */
  readonly commands?: Commands;
  readonly deferAfterMs?: number;
  /**
   * Whether Discord posts interactions or sends them over the gateway; the gateway by default, unless the environment
   * says otherwise.
   */
  readonly interactions?: 'gateway' | 'http';
  /** The key Discord supposedly signs with; its own by default. */
  readonly publicKey?: string;
  /** Why this bot may write what no bot should (see `answer-contract.ts`); without a reason the test fails. */
  readonly unchecked?: string;
}

/** `PAPERBOY_TEST_INTERACTIONS=http` runs every command test without a gateway. */
const INTERACTIONS = process.env.PAPERBOY_TEST_INTERACTIONS;

/** The real bot, connected by the real client to a loopback Discord, with its own store and data. */
export async function startTestBot(options: TestBotOptions = {}): Promise<TestBot> {
  const clock = options.clock ?? (() => new Date());
  const folder = await mkdtemp(path.join(tmpdir(), 'paperboy-test-'));
  const discord = await createLoopbackDiscord({ clock, answerWithinMs: PATIENCE_MS, ...options.discord });
  const config = await configure(folder, discord, options);
  if (config.DATABASE_URL === undefined) await putEmptyStore(config.DATA_DIR);
  const isByHttp = (options.interactions ?? INTERACTIONS) === 'http';
  const lines: string[] = [];
  const log = createLog({ level: config.LOG_LEVEL, destination: { write: (line) => void lines.push(line) } });

  async function start() {
    const app = await createApp({ config, log, clock, token: discord.token });
    const bot = await startBot({
      connection: {
        apiUrl: config.DISCORD_API_URL,
        shards: 1,
        hearsMentions: config.ANSWER_MENTIONS,
        byHttp: isByHttp ? { clock, publicKey: options.publicKey } : undefined,
      },
      token: discord.token,
      commands: options.commands ?? app.commands,
      services: app.services,
      log,
      reference: createReference(Math.random),
      deferAfterMs: options.deferAfterMs ?? PATIENCE_MS / 2,
    });
    if (!isByHttp) return { app, bot, web: undefined };
    const take = async (request: SignedRequest) => bot.receive?.(request) ?? { status: 503 as const };
    const web = await startWebServer(app.web, { host: '127.0.0.1', port: 0, interactions: take, log });
    await discord.useEndpoint(`${web.url}interactions`);
    return { app, bot, web };
  }

  async function stop(): Promise<void> {
    await running.bot.stop();
    await running.web?.close();
    await running.app.close();
  }

  let running = await start();
  if (options.unchecked === undefined) {
    watchAnswers(discord, () => options.commands ?? running.app.commands);
  }
  return {
    discord,
    folder,
    get app() {
      return { ...running.app, keepPromises: running.app.startDeliveries };
    },
    get web() {
      return running.web;
    },
    log: lines,
    async restart() {
      await stop();
      await discord.useEndpoint(undefined);
      running = await start();
    },
    async close() {
      await stop();
      await discord.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function configure(folder: string, discord: LoopbackDiscord, options: TestBotOptions): Promise<Config> {
  const catalog = path.join(folder, 'papers.jsonl');
  if (options.papers !== undefined) {
    await writeFile(catalog, options.papers.map((paper) => `${JSON.stringify(paper)}\n`).join(''));
  }
  return readConfig({
    DISCORD_API_URL: discord.apiUrl,
    DATA_DIR: folder,
    REFRESH: 'off',
    LOG_LEVEL: 'debug',
    ...(options.papers === undefined ? {} : { CATALOG: catalog }),
    ...options.environment,
  });
}
