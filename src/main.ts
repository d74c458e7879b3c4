import cluster from 'node:cluster';
import { type Config, ConfigError, readConfig, secretValues } from './config.ts';
import { loadEnvFile, unknownSentence } from './env-file.ts';
import { createLog } from './log.ts';
import { oldNode } from './old-node.ts';
import { readProcesses } from './processes/read-processes.ts';
import { createShutdown } from './shutdown.ts';

async function main(): Promise<void> {
  // Whatever is written under DATA_DIR is for its owner alone: 0600, folders 0700.
  process.umask(0o077);
  const unknown = loadEnvFile('.env', process.env);
  const given = readConfig(process.env);
  const log = createLog({ level: levelOf(given), secrets: secretValues(given) });
  for (const setting of unknown) log.warn(`.env: ${unknownSentence(setting)}`);
  const age = oldNode(process.versions.node);
  if (age !== undefined) process.stderr.write(`${age}\n`);

  const processes = readProcesses(process.argv.slice(2));
  if (processes !== undefined && cluster.isPrimary) {
    const { startProcesses } = await import('./processes/start-processes.ts');
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
  // Not before: whoever only has a wrong setting to tell needs a tenth of the modules.
  const { start } = await import('./start.ts');
  const running = await start(given, log, shutdown).catch(async (error: unknown) => {
    await shutdown.stop();
    throw error;
  });
  log.fatal(await Promise.race([running.bot.closedForGood, running.app.tokenInvalid]));
  await shutdown.stop();
  process.exit(1);
}

/** A newcomer who looks at the playground for the first time is shown an address, not a log. */
function levelOf(config: Config): Config['LOG_LEVEL'] {
  const isAsked = (process.env.LOG_LEVEL ?? '').trim() !== '';
  return config.DISCORD_TOKEN === undefined && !isAsked ? 'warn' : config.LOG_LEVEL;
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
