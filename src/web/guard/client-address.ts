import { BlockList, isIP } from 'node:net';

/** Determines a request's client address. */
export type ClientAddress = (remote: string | undefined, forwarded: string | undefined) => string;

/**
 * The client's address: the connection's own, unless that is a proxy named in the settings; then the last one in
 * `X-Forwarded-For` that isn't such a proxy. Anyone can forge the entries before it.
 * @param proxies addresses and ranges such as `10.0.0.0/8`.
 */
export function createClientAddress(proxies: readonly string[]): ClientAddress {
  const known = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) known.addAddress(address, family);
    else known.addSubnet(address, Number(bits), family);
  }
  const isProxy = (address: string) =>
    isIP(address) !== 0 && known.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

  return (remote, forwarded) => {
    let client = plainAddress(remote ?? '');
    const hops = (forwarded ?? '').split(',').map((hop) => plainAddress(hop.trim()));
    while (isProxy(client)) {
      const before = hops.pop();
      if (before === undefined || isIP(before) === 0) break;
      client = before;
    }
    return client;
  };
}

/**
 * One household or company, for rate limits: an IPv4 address, or the first half of an IPv6 address, whose second half
 * clients choose freely.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array<string>(gap).fill('0'), ...back].slice(0, 4).join(':');
}

/** Unwraps an IPv4 address that a dual-stack socket writes as `::ffff:192.0.2.1`. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
