import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { LoopbackDiscord } from '../../loopback/driver.ts';
import type { PlaygroundMail } from '../mailbox/mailbox.ts';
import { addMailbox } from '../mailbox/routes.ts';
import type { createActions } from './actions.ts';
import type { Assets } from './assets.ts';
import { rejectForeign } from './guard.ts';
import type { createQuestions } from './questions.ts';
import type { EventStream } from './stream.ts';

export type PageEnv = { Bindings: HttpBindings };

type PageDependencies = {
  readonly loopback: LoopbackDiscord;
  readonly assets: Assets;
  readonly questions: ReturnType<typeof createQuestions>;
  readonly actions: ReturnType<typeof createActions>;
  readonly stream: EventStream;
  readonly log?: { error: (context: object, message: string) => void } | undefined;
  readonly mails: () => readonly PlaygroundMail[];
  /** The port it listens on. */
  readonly port: () => number;
};

/** The longest request body: a form with a message of 4,000 characters takes far less. */
const LONGEST_BODY = 256 * 1024;

/** Serves the page and nobody else: its files, its questions, its acts and its event stream. */
export function createPageApp(dependencies: PageDependencies): Hono<PageEnv> {
  const { loopback, assets, questions, actions, stream, log, mails, port } = dependencies;
  const app = new Hono<PageEnv>();
  app.use(headers(assets.policy));
  app.use(async (c, next) => {
    const refused = rejectForeign(c.env.incoming, port());
    if (refused !== undefined) return c.text(refused, 403);
    return ['GET', 'HEAD', 'POST'].includes(c.req.method)
      ? next()
      : c.text('Only GET and POST work here.', 405);
  });

  app.get('/', (c) => c.html(assets.html, 200, { 'cache-control': 'no-cache' }));
  app.get('/api/events', (c) => stream.join(c, questions.speaker(c.req.query('as'))));
  addMailbox(app, mails);
  app.get('/api/:question{scene|messages|pins|posts}', (c) => {
    const { as, channel } = c.req.query();
    const answer = questions.answer(c.req.param('question'), as, channel);
    return answer === undefined ? c.notFound() : c.json(answer);
  });
  app.get('/api/file/:id{[0-9]+}', (c) => {
    const bytes = loopback.attachment(c.req.param('id'));
    if (bytes === undefined) return c.notFound();
    const type = { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' };
    return c.body(Uint8Array.from(bytes), 200, type);
  });
  app.post('/api/:act', bodyLimit({ maxSize: LONGEST_BODY, onError: refuseLong }), async (c) => {
    const body = await c.req.json().catch(() => undefined);
    if (body === undefined) return c.text("That isn't JSON.", 400);
    const done = await actions.perform(c.req.param('act'), body);
    return done === undefined ? c.text("There's no such action.", 404) : c.json(done);
  });
  app.get('*', (c) => {
    const asset = assets.find(c.req.path);
    if (asset === undefined) return c.notFound();
    return c.body(Uint8Array.from(asset.body), 200, {
      'content-type': asset.type,
      'cache-control': asset.cache,
    });
  });
  app.notFound((c) => c.text("There's nothing here.", 404));
  app.onError((error, c) => {
    log?.error({ err: error, path: c.req.path }, "the playground couldn't answer its page");
    return c.text("The playground couldn't answer. Its log says why.", 500);
  });
  return app;
}

/** Reads even an overlong body to its end: a response halfway through a request would be lost with the connection. */
async function refuseLong(c: Context): Promise<Response> {
  if (c.req.raw.body?.locked === false) await c.req.raw.body.pipeTo(new WritableStream());
  return c.text("That's too long.", 400);
}

/** Headers of every response; `policy` is the Content-Security-Policy. */
function headers(policy: string): MiddlewareHandler<PageEnv> {
  return async (c: Context<PageEnv>, next) => {
    c.header('content-security-policy', policy);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('cross-origin-opener-policy', 'same-origin');
    c.header('cross-origin-resource-policy', 'same-origin');
    c.header('cache-control', 'no-store');
    await next();
  };
}
