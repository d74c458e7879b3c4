import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A connection to a loopback server that can be cut and frozen. */
export interface Proxy {
  readonly port: number;
  /** Cuts every connection abruptly. */
  cut(): void;
  /** Stops all traffic on old and new connections without closing any: like a network that swallows packets. */
  freeze(): void;
  /** Releases what was held back. */
  thaw(): void;
  /** Sends new connections to another port. */
  leadTo(port: number): void;
  close(): Promise<void>;
}

export async function startProxy(toPort: number, port = 0): Promise<Proxy> {
  let target = toPort;
  const sockets = new Set<Socket>();
  let frozen = false;
  let waiting: (() => void)[] = [];

  // A goodbye is held back like anything else: nothing is answered on the other side's behalf.
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => {
        if (frozen) waiting.push(() => to.write(data));
        else to.write(data);
      });
      from.on('end', () => {
        if (frozen) waiting.push(() => to.end());
        else to.end();
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (frozen) waiting.push(() => to.destroy());
        else to.destroy();
      });
    }
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cut,
    freeze() {
      frozen = true;
    },
    thaw() {
      frozen = false;
      for (const pass of waiting) pass();
      waiting = [];
    },
    leadTo(other) {
      target = other;
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
