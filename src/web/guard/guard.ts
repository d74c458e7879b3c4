import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { WebEnv } from '../site/web-env.ts';
import { type ClientAddress, networkOf } from './client-address.ts';
import { createRateLimit, type Rate } from './rate-limit.ts';

/** An address and a few words: none of our forms sends more. */
const LONGEST_BODY = 4 * 1024;

/** Only our own styles, scripts and forms, and no framing. */
export const securityHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  // Left to the proxy that has the certificate.
  strictTransportSecurity: false,
});

/** Pages are read and forms are posted; other methods are unknown here. */
export const knownMethods: MiddlewareHandler = (c, next) =>
  ['GET', 'HEAD', 'POST'].includes(c.req.method)
    ? next()
    : Promise.resolve(c.text('Only GET and POST work here.', 405, { allow: 'GET, HEAD, POST' }));

export const shortBodies: MiddlewareHandler = bodyLimit({
  maxSize: LONGEST_BODY,
  onError: (c) => c.text('That is too long.', 413),
});

/** Answers a client that asks too often with 429 and when to come back. */
export function limitRate(clientAddress: ClientAddress, rate: Rate): MiddlewareHandler<WebEnv> {
  const limit = createRateLimit(rate);
  return async (c, next) => {
    const client = clientAddress(c.env.incoming.socket.remoteAddress, c.req.header('x-forwarded-for'));
    const wait = await limit(networkOf(client));
    if (wait === 0) return next();
    const seconds = wait === 1 ? 'a second' : `${wait} seconds`;
    return c.text(`That's too many requests. Please try again in ${seconds}.`, 429, {
      'retry-after': String(wait),
    });
  };
}
