import { Status } from 'discord.js';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import type { Bot } from './discord/gateway/bot.ts';
import type { MetricsSources } from './metrics/gauges.ts';
import type { Metrics } from './metrics/metrics.ts';
import { unreadMetrics } from './metrics/unread.ts';
import { readVersion } from './version.ts';
import type { HealthChecks } from './web/routes/health.ts';
import type { TakeInteraction } from './web/routes/interactions.ts';

/** What operators can watch in the running program. */
export interface Operations {
  readonly metrics: Metrics;
  readonly checks: HealthChecks;
  /** Takes the interactions that Discord posts, once the bot is up. */
  readonly interactions: TakeInteraction;
  /** The bot is up; until then it counts as not connected. */
  watch(bot: Pick<Bot, 'client' | 'receive'>): void;
  /** The program is about to end: whoever balances load sends nothing more here. */
  drain(): void;
}

/** What is asked of the program. */
type Watched = Pick<App, 'catalogChangedAt' | 'indexBytes'> & {
  readonly commands: ReadonlyMap<string, { readonly data: { readonly name: string } }>;
  readonly store: Pick<App['store'], 'health'>;
  services(): {
    readonly catalog: { readonly size: number };
    freshness(): { readonly sources: ReturnType<MetricsSources['sources']> };
  };
};

/** A dropped connection resumes within this time, or something is wrong, ms. */
const RESUME_MS = 60_000;

/** Keeps metrics only if the settings name a port or a token to read them with. */
export async function createOperations(
  app: Watched,
  clock: () => Date,
  { METRICS_PORT: port, METRICS_TOKEN: token }: Config,
): Promise<Operations> {
  let bot: Pick<Bot, 'client' | 'receive'> | undefined;
  let isDraining = false;
  let upAt = Number.NEGATIVE_INFINITY;
  const shards = () => {
    const found = [...(bot?.client.ws.shards.values() ?? [])];
    return found.map(({ id, status }) => ({ shard: id, isUp: status === Status.Ready }));
  };
  const isConnected = (): boolean => {
    if (bot === undefined) return false;
    if (shards().every(({ isUp }) => isUp)) upAt = clock().getTime();
    return clock().getTime() - upAt < RESUME_MS;
  };
  const isRead = port !== undefined || token !== undefined;
  // Loading the Prometheus client takes a tenth of a start.
  const create = isRead ? (await import('./metrics/metrics.ts')).createMetrics : unreadMetrics;
  const metrics = create({
    version: readVersion(),
    commands: [...app.commands.values()].map(({ data }) => data.name),
    sources: {
      catalogSize: () => app.services().catalog.size,
      catalogChangedAt: app.catalogChangedAt,
      indexBytes: app.indexBytes,
      sources: () => app.services().freshness().sources,
      shards,
      due: () => app.store.health.due(clock()),
      clock,
    },
  });
  return {
    metrics,
    checks: {
      store: () =>
        app.store.health.ping().then(
          () => true,
          () => false,
        ),
      catalog: () => app.services().catalog.size > 0,
      discord: isConnected,
      running: () => !isDraining,
    },
    interactions: async (request) => bot?.receive?.(request) ?? { status: 503 },
    watch(running) {
      bot = running;
    },
    drain() {
      isDraining = true;
    },
  };
}
