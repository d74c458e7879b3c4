import cluster from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, ConfigError } from '../config.ts';
import { askGateway } from '../discord/gateway/ask-gateway.ts';
import type { Logger } from '../log.ts';
import { splitShards } from './split-shards.ts';
import { type Supervisor, supervise, type Watched } from './supervise.ts';

/** The message a process sends its supervisor once it is serving. */
export const READY = 'ready';

/**
 * Starts several processes on this machine and keeps them running. They share the web side's port; each has its
 * own metrics port, counting up from `METRICS_PORT`.
 *
 * @throws ConfigError if the settings don't allow several.
 */
export async function startProcesses(count: number, config: Config, log: Logger): Promise<Supervisor> {
  const environments = await environmentsOf(count, config);
  log.info({ processes: count }, 'starting several processes');
  return supervise({
    count,
    log,
    start: (place) => startOne(environments[place] ?? {}),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
    now: () => performance.now(),
  });
}

/** The environment variables that differ between processes. @throws ConfigError */
export async function environmentsOf(
  count: number,
  config: Config,
  ask: (apiUrl: string, token: string) => Promise<number> = askGateway,
): Promise<Readonly<Record<string, string>>[]> {
  const { DISCORD_TOKEN: token, DATABASE_URL: databaseUrl, METRICS_PORT: metricsPort } = config;
  if (token === undefined)
    throw new ConfigError('--processes: set DISCORD_TOKEN; the playground is one process.');
  if (databaseUrl === undefined)
    throw new ConfigError('--processes: set DATABASE_URL, which processes share.');
  const metrics = (place: number) =>
    metricsPort === undefined || metricsPort === 0 ? {} : { METRICS_PORT: String(metricsPort + place) };
  const places = Array.from({ length: count }, (_, place) => place);
  const hasGateway = config.INTERACTIONS === 'gateway' || config.ANSWER_MENTIONS;
  if (!hasGateway) return places.map(metrics);
  const all =
    config.DISCORD_SHARDS === 'auto'
      ? Math.max(count, await ask(config.DISCORD_API_URL, token))
      : config.DISCORD_SHARDS;
  const own = config.DISCORD_SHARD_IDS ?? Array.from({ length: all }, (_, shard) => shard);
  if (own.length < count) {
    throw new ConfigError(
      `--processes: ${count} processes need as many shards, and here are ${own.length}. Raise DISCORD_SHARDS.`,
    );
  }
  return splitShards(own, count).map((shards, place) => ({
    DISCORD_SHARDS: String(all),
    DISCORD_SHARD_IDS: shards.join(),
    ...metrics(place),
  }));
}

function startOne(environment: Readonly<Record<string, string>>): Watched {
  // Cluster workers share a listening port.
  const worker = cluster.fork(environment);
  return {
    ready: new Promise((resolve) => {
      worker.on('message', (message) => {
        if (message === READY) resolve();
      });
    }),
    ended: new Promise((resolve) => {
      worker.once('exit', (status) => resolve(status ?? 1));
    }),
    stop: (signal) => void worker.process.kill(signal),
  };
}
