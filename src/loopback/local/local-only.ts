/** The hosts by which a port of this machine is addressed. */
export function ownHosts(port: number): string[] {
  const names = ['127.0.0.1', 'localhost'];
  return port === 80
    ? [...names, ...names.map((name) => `${name}:80`)]
    : names.map((name) => `${name}:${port}`);
}

interface Headers {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}

/**
 * Detects requests that don't come from a bot on this machine: bots send no `Origin`, while browsers always send one
 * with a WebSocket or POST; a foreign `Host` is a name that somebody pointed at this machine (DNS rebinding).
 */
export function isForeign({ host, origin }: Headers, port: number): boolean {
  return origin !== undefined || host === undefined || !ownHosts(port).includes(host);
}
