import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** How a loopback service handles a request. */
export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

export interface SourceServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** Paths with their queries, in the order of the requests. */
  readonly asked: string[];
  readonly headers: IncomingMessage['headers'][];
  handle: Handler;
  close(): Promise<void>;
}

/** A loopback service; `handle` may be replaced between requests. */
export async function startSourceServer(handle: Handler): Promise<SourceServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    source.asked.push(`${url.pathname}${url.search}`);
    source.headers.push(request.headers);
    source.handle(request, response, url);
  });
  const source: SourceServer = {
    address: '',
    asked: [],
    headers: [],
    handle,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
  return Object.assign(source, { address: `http://127.0.0.1:${bound.port}` });
}

/** Responds with a status, a text and headers. */
export function answer(status: number, text: string, headers: Record<string, string> = {}): Handler {
  return (_, response) => {
    response.writeHead(status, headers);
    response.end(text);
  };
}

/** The first handler for the first request, and so on; the last one for all later ones. */
export function inOrder(...handlers: readonly Handler[]): Handler {
  let at = 0;
  return (request, response, url) => {
    handlers[Math.min(at++, handlers.length - 1)]?.(request, response, url);
  };
}

/** A clock that stands still until something sleeps; `slept` lists the durations, in milliseconds. */
export function sleepyMachine(start = new Date('2026-08-20T15:00:00Z')) {
  let now = start.getTime();
  let passed = 0;
  const slept: number[] = [];
  const pass = (milliseconds: number) => {
    now += milliseconds;
    passed += Math.max(0, milliseconds);
  };
  return {
    slept,
    parts: {
      fetch: globalThis.fetch,
      clock: () => new Date(now),
      monotonic: () => passed,
      random: () => 0.5,
      async sleep(milliseconds: number) {
        slept.push(milliseconds);
        pass(milliseconds);
      },
    },
    set: (time: string) => {
      pass(Date.parse(time) - now);
    },
  };
}
