import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { LoopbackDiscord } from '../loopback/driver.ts';
import { createActions } from './actions.ts';
import { createAssets } from './assets.ts';
import { refuseForeign } from './guard.ts';
import { createStream } from './stream.ts';
import { namesOf, viewMessage } from './views/message.ts';
import { viewScene } from './views/scene.ts';

export type PlaygroundPage = { readonly url: string; close: () => Promise<void> };

export type PlaygroundPageOptions = {
  readonly loopback: LoopbackDiscord;
  /** On 127.0.0.1 only; 0 takes a free one. */
  readonly port: number;
  readonly log?: { error: (context: object, message: string) => void };
};

/** The longest body an act may have: a message of 4,000 characters in a form takes far less. */
const LONGEST_BODY = 256 * 1024;
/** How many commands in use are remembered, to say over an answer which one it was. */
const REMEMBERED = 5000;

/**
 * Serves the page that looks like Discord, for the people of a loopback Discord. It listens on this machine only and
 * answers no page but its own. Rejects when the port is taken or the page is not built.
 */
export async function createPlaygroundPage({
  loopback,
  port,
  log,
}: PlaygroundPageOptions): Promise<PlaygroundPage> {
  const assets = createAssets();
  const names = namesOf(loopback);
  const commands = new Map<string, { name: string; slash: boolean }>();
  const used = (id: string) => commands.get(id);
  const stream = createStream(loopback, names, used);
  const actions = createActions(loopback, names, (id, command) => {
    commands.set(id, command);
    const [oldest] = commands.keys();
    if (commands.size > REMEMBERED && oldest !== undefined) commands.delete(oldest);
  });
  let listening = port;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('content-security-policy', assets.policy);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-resource-policy', 'same-origin');
    const refused = refuseForeign(request, listening);
    if (refused !== undefined) return sendText(response, 403, refused);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method === 'POST') return act(url.pathname, request, response);
    if (request.method !== 'GET') return sendText(response, 405, 'Only GET and POST are known here.');
    if (url.pathname === '/') return send(response, 'text/html; charset=utf-8', assets.html, 'no-cache');
    if (url.pathname.startsWith('/api/')) return ask(url, response);
    const asset = await assets.find(decode(url.pathname));
    if (asset === undefined) return sendText(response, 404, 'There is no such file.');
    send(response, asset.type, asset.body, asset.cache);
  }

  function ask(url: URL, response: ServerResponse): void {
    const people = [...loopback.world.people.values()];
    const wanted = url.searchParams.get('as');
    const as = people.find(({ user }) => user.id === wanted)?.user.id ?? people[0]?.user.id ?? '';
    const channel = loopback.world.channels.get(url.searchParams.get('channel') ?? '');
    const file = /^\/api\/file\/(\d+)$/.exec(url.pathname)?.[1];
    if (url.pathname === '/api/events') return stream.join(response, as);
    if (url.pathname === '/api/scene') return sendJson(response, viewScene(loopback, as, channel?.id));
    if (url.pathname === '/api/messages' && channel !== undefined) {
      const messages = loopback.messages(channel, { as, limit: 200 });
      return sendJson(
        response,
        messages.map((message) => viewMessage(message, names, used)),
      );
    }
    const bytes = file === undefined ? undefined : loopback.attachment(file);
    if (bytes === undefined) return sendText(response, 404, 'There is nothing here.');
    response.setHeader('content-disposition', 'attachment');
    send(response, 'application/octet-stream', Buffer.from(bytes), 'no-store');
  }

  async function act(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    if ('problem' in body) return sendText(response, 400, body.problem);
    const done = await actions.perform(path.replace(/^\/api\//, ''), body.value);
    if (done === undefined) return sendText(response, 404, 'There is no such act.');
    sendJson(response, done);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log?.error({ err: error, path: request.url }, 'The playground could not answer its page');
      if (!response.headersSent)
        sendText(response, 500, 'The playground could not answer; its log says why.');
      else response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address === 'object' && address !== null) listening = address.port;

  return {
    url: `http://127.0.0.1:${listening}/`,
    async close() {
      stream.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readJson(request: IncomingMessage): Promise<{ value: unknown } | { problem: string }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LONGEST_BODY) return { problem: 'That is too long.' };
    chunks.push(chunk);
  }
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { problem: 'That is not JSON.' };
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

function send(response: ServerResponse, type: string, body: string | Buffer, cache: string): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': cache });
  response.end(body);
}

function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 'application/json; charset=utf-8', JSON.stringify(value), 'no-store');
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}
