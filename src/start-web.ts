import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import type { MetricsServer } from './metrics/serve.ts';
import type { Operations } from './operations.ts';
import type { WebServer } from './web/server.ts';
import type { WebContent } from './web/site/web-parts.ts';

/** Starts the web side if the settings name a port; undefined otherwise. @throws Error with a sentence. */
export async function startWeb(
  content: WebContent,
  { metrics, checks, interactions }: Operations,
  config: Config,
  log: Logger,
): Promise<WebServer | undefined> {
  if (config.HTTP_PORT === undefined) return undefined;
  const { startWebServer } = await import('./web/server.ts');
  const web = await startWebServer(content, {
    host: config.HTTP_HOST,
    port: config.HTTP_PORT,
    publicUrl: config.PUBLIC_URL,
    proxies: config.HTTP_PROXIES,
    checks,
    interactions: config.INTERACTIONS === 'http' ? interactions : undefined,
    metrics:
      config.METRICS_TOKEN === undefined ? undefined : { token: config.METRICS_TOKEN, page: metrics.page },
    log,
  });
  log.info(`serving pages at ${web.url}`);
  return web;
}

/** Serves metrics on a port of their own if the settings name one. @throws Error with a sentence. */
export async function startMetrics(
  { metrics }: Pick<Operations, 'metrics'>,
  config: Config,
  log: Logger,
): Promise<MetricsServer | undefined> {
  if (config.METRICS_PORT === undefined) return undefined;
  const { serveMetrics } = await import('./metrics/serve.ts');
  // Without a token, only this machine may read them.
  const server = await serveMetrics(metrics, {
    host: config.METRICS_TOKEN === undefined ? '127.0.0.1' : config.HTTP_HOST,
    port: config.METRICS_PORT,
    token: config.METRICS_TOKEN,
  });
  log.info(`serving metrics at ${server.url}`);
  return server;
}
