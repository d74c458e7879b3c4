import { BlockList, isIP } from 'node:net';

/** Reads who asks. */
export type ClientAddress = (remote: string | undefined, forwarded: string | undefined) => string;

/**
 * The address of the client: that of the connection, and only behind a proxy that a setting names the last one in
 * `X-Forwarded-For` that is no such proxy. Whatever stands before that one anybody can write.
 *
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

/** One household or company, for limits: an IPv4 address, or the first half of an IPv6 one, which a client may choose freely in. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array<string>(gap).fill('0'), ...back].slice(0, 4).join(':');
}

/** An IPv4 address that a socket of both families writes as `::ffff:192.0.2.1`. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
