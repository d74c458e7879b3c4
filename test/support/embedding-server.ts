import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** How a loopback embeddings server behaves. */
export type Manner =
  | 'good'
  | 'backwards'
  | 'html'
  | 'null'
  | 'zeros'
  | 'uneven'
  | 'too few'
  | 'slow'
  | 'late'
  | 'refusing'
  | 'busy once'
  | 'down'
  | 'endless';

export interface TestEmbeddings {
  readonly url: string;
  manner: Manner;
  /** The length of a vector. */
  size: number;
  /** Requests so far. */
  readonly bodies: { readonly input: readonly string[]; readonly model?: string }[];
  readonly keys: (string | undefined)[];
  close(): Promise<void>;
}

/** Words with the same meaning share a dimension. */
const MEANINGS: readonly RegExp[] = [/kite|glider/i, /owl|bird/i, /boat|ship/i, /tree|wood/i];

/** Longer than a search waits, ms. */
const LATE_MS = 450;

/** Starts a loopback server with OpenAI's embeddings API, which can be told to lie. */
export async function startEmbeddings(): Promise<TestEmbeddings> {
  const server = createServer((request, response) => void respond(request, response));
  const held: TestEmbeddings = {
    url: '',
    manner: 'good',
    size: 8,
    bodies: [],
    keys: [],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  function vectorOf(text: string): number[] {
    const vector = Array.from({ length: held.size }, () => 0.01);
    MEANINGS.forEach((meaning, i) => {
      if (meaning.test(text)) vector[i] = 1;
    });
    return vector;
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body: { input: string[]; model?: string } = JSON.parse(text);
    held.bodies.push(body);
    held.keys.push(request.headers.authorization);
    const send = (data: unknown) => response.end(JSON.stringify({ object: 'list', data }));
    const data = body.input.map((one, index) => ({ object: 'embedding', index, embedding: vectorOf(one) }));
    switch (held.manner) {
      case 'good':
        return void send(data);
      case 'backwards':
        return void send(data.reverse());
      case 'html':
        return void response.end('<!doctype html><title>Welcome to nginx!</title>');
      case 'null':
        return void send(data.map((one) => ({ ...one, embedding: [null, Number.NaN, 1] })));
      case 'zeros':
        return void send(data.map((one) => ({ ...one, embedding: one.embedding.map(() => 0) })));
      case 'uneven':
        return void send(data.map((one, i) => ({ ...one, embedding: one.embedding.slice(0, 3 + (i % 2)) })));
      case 'too few':
        return void send(data.slice(1));
      case 'slow':
        return;
      case 'late':
        return void setTimeout(() => send(data), LATE_MS);
      case 'refusing':
        return void response.writeHead(401).end('{"error":{"message":"no such key"}}');
      case 'busy once':
        held.manner = 'good';
        return void response.writeHead(429, { 'retry-after': '0' }).end('{}');
      case 'down':
        return void response.writeHead(503).end('down');
      case 'endless': {
        const chunk = 'x'.repeat(1024 * 1024);
        for (let i = 0; i < 20 && !response.destroyed; i++) response.write(chunk);
        return void response.end();
      }
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return Object.assign(held, { url: `http://127.0.0.1:${port}/v1` });
}
