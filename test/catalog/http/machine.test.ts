import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHttpClient } from '../../../src/catalog/http/client.ts';
import { machineHttp } from '../../../src/catalog/http/machine.ts';
import { answer, type Handler, type SourceServer, startSourceServer } from '../../support/source-server.ts';

let server: SourceServer;
beforeEach(async () => {
  server = await startSourceServer(answer(200, 'good'));
});
afterEach(() => server.close());

it.each<[string, Handler]>([
  ['a response that never comes', () => {}],
  ['the rest of a response', (_, response) => void response.writeHead(200).write('go')],
  ['the end of a wait that the service asked for', answer(429, '', { 'retry-after': '200' })],
])('waits no longer for %s once the program ends', async (_, handle) => {
  const stopping = new AbortController();
  server.handle = (...asked) => {
    handle(...asked);
    setTimeout(() => stopping.abort(), 50);
  };
  const client = createHttpClient(machineHttp(() => new Date(), stopping.signal));
  await expect(client.get(`${server.address}/x`, (text) => text)).rejects.toThrow(/could not be read/);
  expect(server.asked).toHaveLength(1);
});

it('makes no more requests after that', async () => {
  const client = createHttpClient(machineHttp(() => new Date(), AbortSignal.abort()));
  await expect(client.get(`${server.address}/x`, (text) => text)).rejects.toThrow(/could not be read/);
  expect(server.asked).toEqual([]);
});
