import { lookup as lookUp } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, fetch as fetchBy } from 'undici';
import { isPublicHost } from '../../paper/public-host.ts';

/** That a name stands for an address of this machine or a private network. */
export class PrivateAddress extends Error {}

/**
 * A fetch that reaches no private network by any name. The addresses are looked at when the connection is made, and it is made
 * to those: whoever owns a name may let it stand for one address when it is checked and for another a moment later.
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
    // All of them, since one is picked afterwards.
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

/** Whether a fetch failed since it led into a private network. */
export function isPrivateAddress(error: unknown): boolean {
  return error instanceof PrivateAddress || (error instanceof Error && isPrivateAddress(error.cause));
}
