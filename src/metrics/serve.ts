import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { Metrics } from './metrics.ts';

export interface MetricsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Answers `/metrics` on a port of its own. @throws Error with a sentence if it can't listen there. */
export async function serveMetrics(
  metrics: Metrics,
  options: { readonly host: string; readonly port: number; readonly token?: string | undefined },
): Promise<MetricsServer> {
  const { host, port, token } = options;
  const server = createServer((asked, answer) => {
    const end = (status: number, text: string, type = 'text/plain') =>
      answer.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
    if (asked.url?.split('?')[0] !== '/metrics') return void end(404, 'There is only /metrics here.\n');
    if (token !== undefined && !hasToken(asked.headers.authorization, token))
      return void end(401, 'The bearer token is missing or wrong.\n');
    metrics.page().then(
      ({ text, type }) => end(200, text, type),
      () => end(500, 'The metrics could not be read.\n'),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Error(`The metrics can't listen on ${host}:${port}. Change METRICS_PORT.`, { cause })),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether an `Authorization` header has this token, compared in constant time. */
export function hasToken(header: string | undefined, token: string): boolean {
  const given = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  return given !== undefined && timingSafeEqual(hashed(given), hashed(token));
}

function hashed(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
