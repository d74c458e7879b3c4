import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createWebApp, type WebOptions } from './app.ts';
import { createSite } from './site/site.ts';
import type { WebContent } from './site/web-parts.ts';

export interface WebServer {
  /** Where it listens; this is the public address unless one was given. */
  readonly url: string;
  close(): Promise<void>;
}

export interface WebServerOptions extends WebOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** The address that people know; if absent, where it listens. */
  readonly publicUrl?: string | undefined;
}

/** How long a request may take to arrive, its headers included, ms. */
const TIMES = { requestTimeout: 15_000 } as const;

/** How long pending answers may take once the program ends, ms. */
const CLOSE_MS = 2_000;

/** Starts the web side. @throws Error with a sentence if it can't listen there. */
export async function startWebServer(content: WebContent, options: WebServerOptions): Promise<WebServer> {
  const { host, port, publicUrl } = options;
  let url = '';
  const site = () => createSite(publicUrl ?? url);
  const app = createWebApp({ ...content, site, publicUrl }, options);
  // Discord's client runs in this process and needs the original Request and Response.
  const server = createServer(TIMES, getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  await listen(server, host, port);
  url = addressOf(server, host);
  return { url, close: () => close(server) };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new Error(`The web side can't listen on ${host}:${port}. Change HTTP_HOST or HTTP_PORT.`, { cause }),
      ),
    );
    server.listen(port, host, resolve);
  });
}

function addressOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const isAny = host === '0.0.0.0' || host === '::';
  const name = isAny ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/`;
}

/** Finishes pending answers, and drops those that take too long. */
async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
  await closed;
  clearTimeout(timer);
}
