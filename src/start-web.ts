import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import { startWebServer, type WebServer } from './web/server.ts';
import type { WebContent } from './web/site/web-parts.ts';

/** Starts the web side where the settings say; undefined when they name no port. @throws Error with a sentence. */
export async function startWeb(
  content: WebContent,
  config: Config,
  log: Logger,
): Promise<WebServer | undefined> {
  if (config.HTTP_PORT === undefined) return undefined;
  const web = await startWebServer(content, {
    host: config.HTTP_HOST,
    port: config.HTTP_PORT,
    publicUrl: config.PUBLIC_URL,
    proxies: config.HTTP_PROXIES,
    log,
  });
  log.info(`the web side is at ${web.url}`);
  return web;
}
