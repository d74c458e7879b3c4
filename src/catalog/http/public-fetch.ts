import { lookup as lookUp } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, fetch as fetchBy } from 'undici';
import { isPublicHost } from '../../paper/public-host.ts';

/** A name resolved to an address of this machine or a private network. */
export class PrivateAddress extends Error {}

/**
 * A fetch that can't reach private networks, whatever the name. Addresses are checked as the connection is made, and
 * the connection uses just those: otherwise a name's owner could change its address between check and use (DNS
 * rebinding).
 */
export function publicFetch(
  lookup: LookupFunction = lookUp,
  isPublic: (address: string) => boolean = isPublicHost,
): typeof globalThis.fetch {
  const dispatcher = new Agent({ connect: { lookup: publicLookup(lookup, isPublic) } });
  return async (input, init) => {
    const { url, headers, signal, redirect } = new Request(input, init);
    const answer = await fetchBy(url, { headers: [...headers], signal, redirect, dispatcher });
    const { status, statusText } = answer;
    return new Response(answer.body, { status, statusText, headers: [...answer.headers] });
  };
}

function publicLookup(lookup: LookupFunction, isPublic: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    // All addresses, since one of them is chosen later.
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return done(error, '');
      const addresses = Array.isArray(found) ? found : [{ address: found, family: 4 }];
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublic(address)))
        return done(new PrivateAddress(`${hostname} is in a private network`), '');
      if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

/** Whether a fetch failed because it led into a private network. */
export function isPrivateAddress(error: unknown): boolean {
  return error instanceof PrivateAddress || (error instanceof Error && isPrivateAddress(error.cause));
}
