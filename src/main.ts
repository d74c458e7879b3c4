import cluster from 'node:cluster';
import { type App, createApp } from './app.ts';
import { byHttpOf } from './by-http-of.ts';
import { type Config, ConfigError, readConfig, secretValues } from './config.ts';
import { type Bot, startBot } from './discord/gateway/bot.ts';
import { createReference } from './discord/interactions/reference.ts';
import { loadEnvFile, unknownSentence } from './env-file.ts';
import { createLog, type Logger } from './log.ts';
import { createOperations, type Operations } from './operations.ts';
import type { Playground } from './playground/start.ts';
import { readProcesses } from './processes/read-processes.ts';
import { READY, startProcesses } from './processes/start-processes.ts';
import { createSchedule } from './schedule.ts';
import { sharedClockOf } from './shared-clock-of.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { startMetrics, startWeb } from './start-web.ts';

/** Older versions of Node get no security fixes any more. */
const OLDEST_CARED_FOR = 22;

const now = (): Date => new Date();

async function main(): Promise<void> {
  // Whatever is written under DATA_DIR is for its owner alone: 0600, folders 0700.
  process.umask(0o077);
  const unknown = loadEnvFile('.env', process.env);
  const given = readConfig(process.env);
  const log = createLog({ level: levelOf(given), secrets: secretValues(given) });
  for (const setting of unknown) log.warn(`.env: ${unknownSentence(setting)}`);
  if (Number(process.versions.node.split('.')[0]) < OLDEST_CARED_FOR) {
    process.stderr.write(
      `Node ${process.versions.node} no longer gets security fixes. Paperboy runs on it, but Node 24 is a better choice.\n`,
    );
  }

  const processes = readProcesses(process.argv.slice(2));
  if (processes !== undefined && cluster.isPrimary) {
    const supervisor = await startProcesses(processes, given, log);
    onOrphaned(supervisor.stop);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, supervisor.stop);
    process.exit(await supervisor.done);
  }

  const shutdown = createShutdown({ log });
  onStopSignal(() => {
    log.info('stopping');
    return shutdown.stop();
  });
  // What fails where nobody waits for it costs no more than itself.
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'something failed in the background'),
  );
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'something failed for good, so the program is ending');
    void shutdown.stop().then(() => process.exit(1));
  });
  const running = await start(given, log, shutdown).catch(async (error: unknown) => {
    await shutdown.stop();
    throw error;
  });
  log.fatal(await Promise.race([running.bot.closedForGood, running.app.tokenInvalid]));
  await shutdown.stop();
  process.exit(1);
}

async function start(
  given: Config,
  log: Logger,
  shutdown: Shutdown,
): Promise<{ readonly app: App; readonly bot: Bot }> {
  const { config, token, playground } = await whereToConnect(given, log, shutdown);
  let operations: Operations | undefined;
  const app = await createApp({
    config,
    log,
    clock: playground?.clock ?? now,
    clockOf: sharedClockOf,
    token,
    onDelivered: (ended) => operations?.metrics.delivery(ended),
    onSourceRequest: (source, outcome) => operations?.metrics.sourceRequest(source, outcome),
    onBounce: (kind) => operations?.metrics.bounce(kind),
    ...(playground !== undefined && {
      onProgress: (sentence: string) => process.stderr.write(`${sentence}\n`),
    }),
  });
  shutdown.add('the store', app.close);
  const { clock } = app;
  operations = createOperations(app, clock);
  const web = await startWeb(app.web, operations, config, log);
  if (web !== undefined) {
    shutdown.add('the web side', web.close);
    playground?.showWeb(web.url);
  }
  const metrics = await startMetrics(operations, config, log);
  if (metrics !== undefined) shutdown.add('the metrics', metrics.close);
  const bot = await startBot({
    connection: {
      apiUrl: config.DISCORD_API_URL,
      shards: config.DISCORD_SHARDS,
      shardIds: config.DISCORD_SHARD_IDS,
      hearsMentions: config.ANSWER_MENTIONS,
      byHttp: byHttpOf(config, app.store, clock),
      onRateLimit: operations.metrics.rateLimited,
      identifySlots:
        config.DATABASE_URL === undefined ? undefined : { take: app.store.sharedLimits.identifyIn },
    },
    registerInTurn: (register) => app.store.inTurn('registering commands', register),
    token,
    commands: app.commands,
    services: app.services,
    log,
    reference: createReference(Math.random),
    observe: operations.metrics.interaction,
  });
  // What it would work with may be closed by now.
  if (shutdown.isStopping()) {
    await bot.stop();
    throw new Error('It was told to stop while it was starting.');
  }
  operations.watch(bot);
  if (config.INTERACTIONS === 'http' && web !== undefined) await playground?.useEndpoint(web.url);
  const schedule = createSchedule(log, clock);
  shutdown.add('the work under way', async () => {
    operations?.drain();
    await Promise.all([app.stopWork(), schedule.stop(), bot.stop()]);
  });
  app.keepFresh(schedule);
  app.startDeliveries(schedule);
  // Whoever watches several processes waits for this.
  process.send?.(READY);
  if (playground !== undefined) {
    playground.ready({
      nextDue: async () => (await app.store.subscriptions.overview()).nextAt,
      deliver: () => schedule.now('digests'),
      catalog: () => app.services().catalog,
      refresh: app.refresh,
    });
    process.stdout.write(`${welcome(playground.url, web?.url ?? '')}\n`);
  }
  return { app, bot };
}

/** A newcomer who looks at the playground for the first time is shown an address, not a log. */
function levelOf(config: Config): Config['LOG_LEVEL'] {
  const isAsked = (process.env.LOG_LEVEL ?? '').trim() !== '';
  return config.DISCORD_TOKEN === undefined && !isAsked ? 'warn' : config.LOG_LEVEL;
}

/** Discord with the token given; without one, a Discord on this machine. */
async function whereToConnect(
  config: Config,
  log: Logger,
  shutdown: Shutdown,
): Promise<{
  readonly config: Config;
  readonly token: string;
  readonly playground?: Playground;
}> {
  if (config.DISCORD_TOKEN !== undefined) return { config, token: config.DISCORD_TOKEN };
  const { startPlayground } = await import('./playground/start.ts');
  const playground = await startPlayground({ clock: now, log, port: config.HTTP_PORT });
  shutdown.add('the playground', playground.close);
  return {
    config: {
      ...config,
      DISCORD_API_URL: playground.apiUrl,
      DATA_DIR: playground.dataDir,
      DATABASE_URL: undefined,
      // Left out, the timetable has nothing to ask: the playground's own sources have news when a day is let come.
      ...(config.REFRESH === undefined && { REFRESH: 'off', ...playground.sources }),
      DISCORD_PUBLIC_KEY: undefined,
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: playground.webPort,
      PUBLIC_URL: `http://127.0.0.1:${playground.webPort}/`,
      SMTP_URL: playground.smtpUrl,
      MAIL_FROM: 'Paperboy <paperboy@playground.example>',
    },
    token: playground.token,
    playground,
  };
}

/** What a person who started the playground is told. */
function welcome(url: string, webUrl: string): string {
  return [
    '',
    `  Paperboy's playground is open: ${url}`,
    `  Its web pages and feeds:       ${webUrl}`,
    `  Its mailbox:                   ${url}mailbox`,
    '',
    "  It's a Discord on this machine with the bot in it. Nothing leaves your machine. Try /search retrieval augmented.",
    '  Press Ctrl-C to stop. To run the bot on your own server, set DISCORD_TOKEN in .env (see README.md).',
    '',
  ].join('\n');
}

/** How soon after its parent the program ends, ms. */
const ORPHAN_LOOK_MS = 500;

/**
 * npm hands a signal to the shell that it runs a script in, and many shells end without passing it on: then the program goes
 * on unseen, with the bot connected. Under npm it therefore ends with its parent.
 */
function onOrphaned(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, ORPHAN_LOOK_MS).unref();
}

/** Stops once, in order, on Ctrl-C or when told to end; a second signal ends at once. */
function onStopSignal(stop: () => Promise<number>): void {
  let stopping = false;
  const begin = (): void => {
    stopping = true;
    void stop().then((status) => process.exit(status));
  };
  // A terminal tells a whole group of processes; those that are watched wait for who watches them.
  if (cluster.isWorker) process.on('SIGINT', () => {});
  for (const signal of cluster.isWorker ? (['SIGTERM'] as const) : (['SIGINT', 'SIGTERM'] as const)) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      begin();
    });
  }
  onOrphaned(() => {
    if (!stopping) begin();
  });
}

function fail(error: unknown): void {
  const said = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Paperboy can't start.\n${said}\n`);
  if (!(error instanceof ConfigError) && error instanceof Error && error.cause instanceof Error) {
    process.stderr.write(`Cause: ${error.cause.message}\n`);
  }
  process.exit(1);
}

main().catch(fail);
