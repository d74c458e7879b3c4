import { BlockList, isIP } from 'node:net';

/**
 * Addresses that are local, private or otherwise not global unicast (RFC 1918, 2544, 3927, 4193, 4291, 5771, 6598,
 * 6890).
 */
function privateNetworks(): BlockList {
  const list = new BlockList();
  for (const [network, bits] of [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ] as const)
    list.addSubnet(network, bits);
  for (const [network, bits] of [
    ['::', 127],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ] as const)
    list.addSubnet(network, bits, 'ipv6');
  return list;
}

const PRIVATE = privateNetworks();
/** Top-level names used only in private networks (RFC 2606, 6761, 6762, 8375). */
const PRIVATE_NAME =
  /\.(?:local|localhost|localdomain|internal|intranet|private|corp|home|lan|test|invalid|home\.arpa)$/;

/** Whether a host (as `URL.hostname` gives it) is publicly reachable. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const kind = isIP(host);
  if (kind !== 0) return !PRIVATE.check(host, kind === 4 ? 'ipv4' : 'ipv6');
  return host.includes('.') && !PRIVATE_NAME.test(host);
}
