import { isIP } from 'node:net';
import { isPrivateAddress } from './public-fetch.ts';
import { FinalError } from './service-error.ts';

/** Maximum redirects per request. */
const MOST = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Ways to fetch: from the configured host, wherever it is, and from any other, which must not be in a private
 * network.
 */
export interface Ways {
  readonly fetch: typeof globalThis.fetch;
  readonly fetchPublic: typeof globalThis.fetch;
}

/**
 * Fetches, following redirects within the service (`huggingface.co` to `cdn.huggingface.co` and back), but never to
 * another site, to a private network (even by name), or from https to anything else. Credentials are only sent to the
 * host they were meant for.
 *
 * @throws FinalError for a redirect that isn't followed.
 */
export async function fetchFollowing(
  ways: Ways,
  address: string,
  init: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
): Promise<Response> {
  const first = new URL(address);
  let url = first;
  let { headers } = init;
  for (let hops = 0; hops <= MOST; hops++) {
    const fetch = url.hostname === first.hostname ? ways.fetch : ways.fetchPublic;
    const response = await fetch(url.href, { headers, signal: init.signal, redirect: 'manual' }).catch(
      (error: unknown) => {
        if (!isPrivateAddress(error)) throw error;
        throw new FinalError(`redirects to ${url.origin}, which is in a private network`);
      },
    );
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, url.href))
      throw new FinalError('redirects to an address that cannot be read');
    const next = new URL(location, url);
    if (!isWithin(url, next))
      throw new FinalError(`redirects to ${next.origin}, which isn't one of its own addresses`);
    if (next.origin !== url.origin) {
      const { authorization: _, ...others } = headers;
      headers = others;
    }
    url = next;
  }
  throw new FinalError(`redirects more than ${MOST} times`);
}

function isWithin(from: URL, to: URL): boolean {
  if (to.username !== '' || to.password !== '') return false;
  if (to.protocol !== from.protocol && to.protocol !== 'https:') return false;
  return to.host === from.host || (siteOf(from) !== undefined && siteOf(from) === siteOf(to));
}

/**
 * The last two labels of a hostname, shared by the hosts of one service; undefined for IP addresses and single-label
 * names.
 */
function siteOf({ hostname, port }: URL): string | undefined {
  const labels = hostname.split('.');
  if (port !== '' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || labels.length < 2) return undefined;
  return labels.slice(-2).join('.');
}
