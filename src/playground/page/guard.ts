import type { IncomingMessage } from 'node:http';
import { ownHosts } from '../../loopback/local/local-only.ts';

/**
 * Why a request is refused, or undefined if it may come from the page itself. The page controls a bot, so nothing else
 * may: a foreign Host means a name somebody pointed at this machine (DNS rebinding), a foreign Origin or fetch site
 * another web page. `port` is the one the page listens on.
 */
export function rejectForeign(
  request: Pick<IncomingMessage, 'headers' | 'method'>,
  port: number,
): string | undefined {
  const { host, origin } = request.headers;
  const own = ownHosts(port);
  if (host === undefined || !own.includes(host)) {
    return 'This page only works at its own address on this machine.';
  }
  if (origin !== undefined && origin !== `http://${host}`) return "Other web pages can't use the playground.";
  const site = request.headers['sec-fetch-site'];
  const opening = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !opening) {
    return "Other web pages can't use the playground.";
  }
  if (request.method === 'POST' && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return 'The playground only takes JSON.';
  }
  return undefined;
}
