import type { IncomingMessage, ServerResponse } from 'node:http';
import { sentences } from '../limits/field-errors.ts';
import { isForeign } from '../local/local-only.ts';
import { DiscordError, discordError } from '../wire/discord-error.ts';
import type { FaultList } from './faults.ts';
import type { RateLimits } from './rate-limits.ts';
import { type ReadBody, readBody } from './request-body.ts';
import type { OpenRecord, RequestEvent, RequestLogState } from './request-log.ts';
import { createRouter } from './router.ts';
import type { RestContext } from './routes/context.ts';
import type { Reply } from './routes/route.ts';

interface HttpDependencies {
  readonly context: RestContext;
  readonly token: string;
  readonly port: number;
  readonly emit: (event: RequestEvent) => void;
  readonly log: RequestLogState;
  readonly faults: FaultList;
  readonly limits: RateLimits;
}

type Outcome = Reply & {
  readonly headers?: Readonly<Record<string, string>>;
  /** HTML instead of the body. */
  readonly page?: string;
};

/** Answers REST requests the way Discord does: checks faults, then the token, the limits and the route. */
export function createHandler(dependencies: HttpDependencies) {
  const { context, log, faults, emit } = dependencies;
  const route = createRouter(context);

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isForeign(request.headers, dependencies.port)) return forbid(response);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const method = request.method ?? 'GET';
    if (url.pathname.startsWith('/attachments/')) return sendAttachment(context, url.pathname, response);
    const path = url.pathname.replace(/^\/api(\/v\d+)?/, '').replaceAll('%40', '@');
    let read: ReadBody | DiscordError;
    try {
      read = await readBody(request);
    } catch (error) {
      read = error instanceof DiscordError ? error : discordError('badJson');
    }
    const record = log.open({
      at: context.clock(),
      method,
      path,
      query: Object.fromEntries(url.searchParams),
      body: read instanceof DiscordError ? undefined : read.body,
      interactionId: interactionOf(context, path),
    });
    emit({ kind: 'request-received', request: record });
    const mishap = faults.meet(method, path);
    if (mishap !== undefined && !mishap.afterHandling) {
      await faults.wait(mishap.delayMs);
      if (mishap.dropSocket) return void request.socket.destroy();
    }
    const early = mishap?.afterHandling === false ? mishap.error : undefined;
    const failed = early ?? (read instanceof DiscordError ? read : undefined);
    const outcome =
      failed === undefined && !(read instanceof DiscordError)
        ? perform(request, url, path, read)
        : outcomeOf(failed);
    emit({ kind: 'request-handled', request: record });
    if (mishap?.afterHandling) {
      await faults.wait(mishap.delayMs);
      if (mishap.dropSocket) return void request.socket.destroy();
    }
    const late = mishap?.afterHandling ? mishap.error : undefined;
    const answer = late === undefined ? outcome : outcomeOf(late);
    send(record, mishap?.page === undefined ? answer : { ...answer, page: mishap.page }, response);
  };

  /** Routes are synchronous, so their changes are seen all at once or not at all. */
  function perform(request: IncomingMessage, url: URL, path: string, read: ReadBody): Outcome {
    try {
      const method = request.method ?? 'GET';
      if (/^\/api\/v(?!10\/)/.test(url.pathname)) throw discordError('wrongVersion');
      const found = route(method, path);
      const isOpen = typeof found === 'object' && found.route.open === true;
      if (!isOpen && request.headers.authorization !== `Bot ${dependencies.token}`)
        throw discordError('unauthorized');
      const headers = dependencies.limits.spend(method, path);
      if (typeof found === 'string') {
        log.unknownRoute(method, path);
        throw discordError(found === 'unknown' ? 'notFound' : 'methodNotAllowed');
      }
      const { params } = found;
      const param = (name: string) => params[name] ?? '';
      return { ...found.route.handle({ param, query: url.searchParams, ...read }), headers };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  function send(record: OpenRecord, outcome: Outcome, response: ServerResponse): void {
    record.status = outcome.status;
    record.response = outcome.body;
    log.closed(record, outcome.headers?.['X-RateLimit-Scope'] === 'shared');
    if (outcome.status >= 400) tellRejection(record, outcome);
    if (outcome.page !== undefined) {
      response.writeHead(outcome.status, { 'Content-Type': 'text/html' }).end(outcome.page);
    } else if (outcome.body === undefined) {
      response.writeHead(outcome.status, outcome.headers).end();
    } else {
      const text = JSON.stringify(outcome.body);
      response
        .writeHead(outcome.status, {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(text),
          ...outcome.headers,
        })
        .end(text);
    }
    emit({ kind: 'request-answered', request: record });
  }

  function tellRejection(record: OpenRecord, outcome: Outcome): void {
    const body = errorBody(outcome.body);
    const violations = body.errors === undefined ? [body.message] : sentences(body.errors);
    const rejected = { status: outcome.status, body, violations };
    context.interactions.get(record.interactionId ?? '')?.rejected(rejected);
    emit({ kind: 'rejected', request: record, rejected });
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof DiscordError)
    return { status: error.status, body: error.body, headers: error.headers };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, body: { message: `the loopback failed: ${message}`, code: 0 } };
}

function errorBody(body: unknown): DiscordError['body'] {
  const fallback = { message: 'no reason given', code: 0 };
  return typeof body === 'object' && body !== null ? { ...fallback, ...body } : fallback;
}

function interactionOf(context: RestContext, path: string): string | undefined {
  const [, first, second, token] = path.split('/');
  if (first === 'interactions') return second;
  return first === 'webhooks' ? context.interactions.tokenOwner(token ?? '')?.id : undefined;
}

/** Web pages have no business here: the token would be their only obstacle to the bot's Discord. */
function forbid(response: ServerResponse): void {
  response
    .writeHead(403, { 'Content-Type': 'text/plain' })
    .end('Only a bot on this machine is answered here.');
}

function sendAttachment(context: RestContext, path: string, response: ServerResponse): void {
  const found = context.attachments.get(path.split('/')[3] ?? '');
  if (found === undefined) return void response.writeHead(404).end();
  const type = found.attachment.content_type ?? 'application/octet-stream';
  const headers = {
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
  };
  response.writeHead(200, headers).end(found.bytes);
}
