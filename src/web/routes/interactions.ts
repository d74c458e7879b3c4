import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { WebEnv } from '../site/web-env.ts';

/** Takes the interactions that Discord posts; see `discord/http/receive.ts`. */
export type TakeInteraction = (request: {
  readonly body: Buffer;
  readonly signature: string;
  readonly timestamp: string;
}) => Promise<{ readonly status: 200 | 202 | 400 | 401 | 409 | 503; readonly body?: object }>;

/** An interaction contains at most one message and what it shows: tens of kilobytes. */
const LONGEST_BODY = 512 * 1024;

/** `POST /interactions`, free of the limits on pages and on requests per address: every request comes from Discord. */
export function addInteractions(app: Hono<WebEnv>, take: TakeInteraction): void {
  const limit = bodyLimit({ maxSize: LONGEST_BODY, onError: (c) => c.body(null, 413) });
  app.post('/interactions', limit, async (c) => {
    const signature = c.req.header('x-signature-ed25519') ?? '';
    const timestamp = c.req.header('x-signature-timestamp') ?? '';
    if (signature === '' || timestamp === '') return c.body(null, 401);
    const { status, body } = await take({
      body: Buffer.from(await c.req.arrayBuffer()),
      signature,
      timestamp,
    });
    return body === undefined ? c.body(null, status) : c.json(body, status === 202 ? 200 : status);
  });
}
