import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { closeServer, listenLocally } from '../../../src/loopback/local/listen.ts';

it('a server that closes drops who is still waiting for an answer', async () => {
  const server = createServer(() => {});
  const port = await listenLocally(server, 0);
  const waiting = connect(port, '127.0.0.1');
  waiting.on('error', () => {});
  waiting.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await once(server, 'request');
  const dropped = once(waiting, 'close');
  await closeServer(server);
  await dropped;
  expect(server.listening).toBe(false);
});

it('a port that is taken is no reason to wait', async () => {
  const server = createServer();
  const port = await listenLocally(server, 0);
  await expect(listenLocally(createServer(), port)).rejects.toThrow('EADDRINUSE');
  await closeServer(server);
});
