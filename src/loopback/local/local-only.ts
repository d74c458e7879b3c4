/** The hosts under which a server on a port of this machine is asked for. */
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
 * Whether no bot of this machine sent a request: bots have no `Origin`, a browser's page always has one when it opens a
 * WebSocket or posts; a foreign `Host` is a name that somebody pointed at this machine (DNS rebinding).
 */
export function isForeign({ host, origin }: Headers, port: number): boolean {
  return origin !== undefined || host === undefined || !ownHosts(port).includes(host);
}
