import cluster from 'node:cluster';
import { type Config, ConfigError, readConfig, secretValues } from './config.ts';
import { loadEnvFile, unknownSentence } from './env-file.ts';
import { createLog } from './log.ts';
import { oldNode } from './old-node.ts';
import { readProcesses } from './processes/read-processes.ts';
import { asksForHelp, START_HELP } from './processes/start-help.ts';
import { createShutdown } from './shutdown.ts';

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  if (asksForHelp(words)) {
    process.stdout.write(START_HELP);
    return;
  }
  // Everything written under DATA_DIR is for its owner only: files 0600, folders 0700.
  process.umask(0o077);
  const unknown = loadEnvFile('.env', process.env);
  const given = readConfig(process.env);
  const log = createLog({ level: levelOf(given), secrets: secretValues(given) });
  for (const setting of unknown) log.warn(`.env: ${unknownSentence(setting)}`);
  const age = oldNode(process.versions.node);
  if (age !== undefined) process.stderr.write(`${age}\n`);

  const processes = readProcesses(words);
  if (processes !== undefined && cluster.isPrimary) {
    const { startProcesses } = await import('./processes/start-processes.ts');
    const supervisor = await startProcesses(processes, given, log);
    onOrphaned(supervisor.stop);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, supervisor.stop);
    // The terminal was closed. Its shell may say so again, which isn't a second wish to stop.
    process.once('SIGHUP', supervisor.stop).on('SIGHUP', () => {});
    process.exit(await supervisor.done);
  }

  const shutdown = createShutdown({ log });
  onStopSignal(() => {
    log.info('stopping');
    return shutdown.stop();
  });
  // A failure that nobody awaits must not take down the rest.
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'something failed in the background'),
  );
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'something failed for good, so the program is ending');
    void shutdown.stop().then(() => process.exit(1));
  });
  // Loaded late: reporting a wrong setting takes only a tenth of the modules.
  const { start } = await import('./start.ts');
  const running = await start(given, log, shutdown).catch(async (error: unknown) => {
    await shutdown.stop();
    throw error;
  });
  log.fatal(await Promise.race([running.bot.closedForGood, running.app.tokenInvalid]));
  await shutdown.stop();
  process.exit(1);
}

/** Newcomers opening the playground should see an address, not a log. */
function levelOf(config: Config): Config['LOG_LEVEL'] {
  const isAsked = (process.env.LOG_LEVEL ?? '').trim() !== '';
  return config.DISCORD_TOKEN === undefined && !isAsked ? 'warn' : config.LOG_LEVEL;
}

/** How often to check that the parent is still alive, ms. */
const ORPHAN_LOOK_MS = 500;

/**
 * npm sends signals to the shell that runs the script, and many shells exit without passing them on, leaving the bot
 * connected and unseen. Under npm, the program therefore ends with its parent.
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

/** Stops once, in order, on Ctrl-C, when told to, or when the terminal closes; a second signal ends the process at once. */
function onStopSignal(stop: () => Promise<number>): void {
  let stopping = false;
  const begin = (): void => {
    stopping = true;
    void stop().then((status) => process.exit(status));
  };
  // A terminal signals the whole process group; supervised processes wait for their supervisor.
  if (cluster.isWorker) for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
  for (const signal of cluster.isWorker ? (['SIGTERM'] as const) : (['SIGINT', 'SIGTERM'] as const)) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      begin();
    });
  }
  const beginOnce = (): void => {
    if (!stopping) begin();
  };
  // The terminal was closed. Its shell may say so again, which isn't a second wish to stop.
  if (!cluster.isWorker) process.on('SIGHUP', beginOnce);
  onOrphaned(beginOnce);
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
