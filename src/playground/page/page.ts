import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { LoopbackDiscord } from '../../loopback/driver.ts';
import { createActions } from './actions.ts';
import { createAssets } from './assets.ts';
import { refuseForeign } from './guard.ts';
import { jsonReply, type Reply, readJson, sendReply, textReply } from './reply.ts';
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
/** How many of a channel's newest messages are shown. */
const SHOWN = 200;
const HTML = { status: 200, type: 'text/html; charset=utf-8', cache: 'no-cache' };

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
  const commands = new LRUCache<string, string>({ max: REMEMBERED });
  const used = (id: string) => commands.get(id);
  const stream = createStream(loopback, names, used);
  const actions = createActions(loopback, names, (id, command) => {
    commands.set(id, command);
  });
  let listening = port;

  /** Undefined when the answer stays open as a stream of events. */
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Reply | undefined> {
    const refused = refuseForeign(request, listening);
    if (refused !== undefined) return textReply(403, refused);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method === 'POST') return act(url.pathname, request);
    if (request.method !== 'GET') return textReply(405, 'Only GET and POST are known here.');
    if (url.pathname === '/') return { ...HTML, body: assets.html };
    if (url.pathname === '/api/events') {
      stream.join(response, speaker(url));
      return undefined;
    }
    if (url.pathname.startsWith('/api/')) return ask(url);
    const asset = assets.find(url.pathname);
    return asset === undefined ? textReply(404, 'There is no such file.') : { status: 200, ...asset };
  }

  function ask(url: URL): Reply {
    const as = speaker(url);
    const channel = loopback.world.channels.get(url.searchParams.get('channel') ?? '');
    if (url.pathname === '/api/scene') return jsonReply(viewScene(loopback, as, channel?.id));
    if (url.pathname === '/api/messages' && channel !== undefined) {
      const messages = loopback.messages(channel, { as, limit: SHOWN });
      return jsonReply(messages.map((message) => viewMessage(message, names, used)));
    }
    const file = /^\/api\/file\/(\d+)$/.exec(url.pathname)?.[1];
    const bytes = file === undefined ? undefined : loopback.attachment(file);
    if (bytes === undefined) return textReply(404, 'There is nothing here.');
    return {
      status: 200,
      type: 'application/octet-stream',
      body: Buffer.from(bytes),
      cache: 'no-store',
      download: true,
    };
  }

  /** Who is spoken as; the first person when the page names nobody. */
  function speaker(url: URL): string {
    const people = [...loopback.world.people.keys()];
    return people.find((id) => id === url.searchParams.get('as')) ?? people[0] ?? '';
  }

  async function act(path: string, request: IncomingMessage): Promise<Reply> {
    const body = await readJson(request, LONGEST_BODY);
    if ('problem' in body) return textReply(400, body.problem);
    const done = await actions.perform(path.replace(/^\/api\//, ''), body.value);
    return done === undefined ? textReply(404, 'There is no such act.') : jsonReply(done);
  }

  const server = createServer((request, response) => {
    answer(request, response).then(
      (reply) => reply && sendReply(response, reply, assets.policy),
      (error: unknown) => {
        log?.error({ err: error, path: request.url }, 'The playground could not answer its page');
        if (response.headersSent) response.end();
        else
          sendReply(
            response,
            textReply(500, 'The playground could not answer; its log says why.'),
            assets.policy,
          );
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      stream.close();
      reject(error);
    });
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
