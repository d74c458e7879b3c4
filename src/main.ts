import { existsSync } from 'node:fs';
import { createApp } from './app.ts';
import { type Config, ConfigError, readConfig, secretValues } from './config.ts';
import { startBot } from './discord/bot.ts';
import { createReference } from './discord/reference.ts';
import { createLog, type Logger } from './log.ts';
import { createSchedule } from './schedule.ts';

/** Older versions of Node get no security fixes any more. */
const OLDEST_CARED_FOR = 22;

const now = (): Date => new Date();

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const given = readConfig(process.env);
  const log = createLog({ level: levelOf(given), secrets: secretValues(given) });
  if (Number(process.versions.node.split('.')[0]) < OLDEST_CARED_FOR) {
    process.stderr.write(
      `Node ${process.versions.node} gets no security fixes any more; Paperboy runs on it, and better on Node 24.\n`,
    );
  }

  const stops: (() => Promise<void>)[] = [];
  onStopSignal(async () => {
    log.info('stopping');
    for (const stop of stops.reverse()) await stop();
  });

  const { config, token, welcome } = await whereToConnect(given, log, stops);
  const app = await createApp({ config, log, clock: now, token });
  stops.push(app.close);
  const bot = await startBot({
    connection: {
      apiUrl: config.DISCORD_API_URL,
      shards: config.DISCORD_SHARDS,
      shardIds: config.DISCORD_SHARD_IDS,
      hearsMentions: config.ANSWER_MENTIONS,
    },
    token,
    commands: app.commands,
    services: app.services,
    log,
    reference: createReference(Math.random),
  });
  stops.push(bot.stop);
  const schedule = createSchedule(log);
  stops.push(async () => {
    app.stopWork();
    await schedule.stop();
  });
  app.keepFresh(schedule);
  app.keepPromises(schedule);
  if (welcome !== undefined) process.stdout.write(`${welcome}\n`);
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
  stops: (() => Promise<void>)[],
): Promise<{ readonly config: Config; readonly token: string; readonly welcome?: string }> {
  if (config.DISCORD_TOKEN !== undefined) return { config, token: config.DISCORD_TOKEN };
  const { startPlayground } = await import('./playground/start.ts');
  const playground = await startPlayground({ clock: now, log, port: config.HTTP_PORT });
  stops.push(playground.close);
  return {
    config: {
      ...config,
      DISCORD_API_URL: playground.apiUrl,
      DATA_DIR: playground.dataDir,
      DATABASE_URL: undefined,
      REFRESH: config.REFRESH ?? 'off',
    },
    token: playground.token,
    welcome: [
      '',
      `  Paperboy's playground is open: ${playground.url}`,
      '',
      '  A Discord on this machine, with the bot in it; nothing leaves it. Try /search retrieval augmented.',
      '  Ctrl-C closes it. With DISCORD_TOKEN in .env the bot goes to your own server: see README.md.',
      '',
    ].join('\n'),
  };
}

/** Stops once, in order, on Ctrl-C or when told to end; a second signal ends at once. */
function onStopSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
}

function fail(error: unknown): void {
  const said = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Paperboy cannot start.\n${said}\n`);
  if (!(error instanceof ConfigError) && error instanceof Error && error.cause instanceof Error) {
    process.stderr.write(`Cause: ${error.cause.message}\n`);
  }
  process.exit(1);
}

main().catch(fail);
