import { type App, createApp } from './app.ts';
import { byHttpOf } from './by-http-of.ts';
import type { Config } from './config.ts';
import { type Bot, startBot } from './discord/gateway/bot.ts';
import { createReference } from './discord/interactions/reference.ts';
import type { Logger } from './log.ts';
import { createOperations, type Operations } from './operations.ts';
import type { Playground } from './playground/start.ts';
import { READY } from './processes/start-processes.ts';
import { createSchedule } from './schedule.ts';
import { sharedClockOf } from './shared-clock-of.ts';
import type { Shutdown } from './shutdown.ts';
import { startMetrics, startWeb } from './start-web.ts';
import { playgroundWelcome } from './view/playground-welcome.ts';

const now = (): Date => new Date();

/** Connects the bot to Discord, or without a token to a local one, and starts its work. `shutdown` ends everything. */
export async function start(
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
  operations = await createOperations(app, clock, config);
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
  // The supervisor waits for this.
  process.send?.(READY);
  if (playground !== undefined) {
    playground.ready({
      nextDue: async () => (await app.store.subscriptions.overview()).nextAt,
      deliver: () => schedule.now('digests'),
      catalog: () => app.services().catalog,
      refresh: app.refresh,
    });
    process.stdout.write(
      `${playgroundWelcome(playground.url, web?.url ?? '', app.services().catalog.size)}\n`,
    );
  }
  return { app, bot };
}

/** Discord if there is a token; otherwise a local one. */
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
      // By default there is nothing to refresh: the playground's sources only have news once someone moves on a day.
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
