import type { LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { createHttpClient } from '../../../src/catalog/http/client.ts';
import { publicFetch } from '../../../src/catalog/http/public-fetch.ts';
import { type Handler, sleepyMachine, startSourceServer } from '../../support/source-server.ts';

/** Resolves every name to these addresses. */
function standsFor(...addresses: readonly string[]) {
  const asked: string[] = [];
  const lookup: LookupFunction = (name, _options, done) => {
    asked.push(name);
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { asked, lookup };
}

async function serve(handle: Handler) {
  const server = await startSourceServer(handle);
  onTestFinished(() => server.close());
  return { server, address: `http://internal.example.org:${new URL(server.address).port}/` };
}

it.each([
  ['127.0.0.1'],
  ['::1'],
  ['::ffff:127.0.0.1'],
  ['::ffff:a00:1'],
  ['10.0.0.1'],
  ['fd00::1'],
  ['169.254.169.254'],
  ['0.0.0.0'],
  ['224.0.0.1'],
  ['93.184.216.34', '127.0.0.1'],
])('does not connect to a name that resolves to %s at connection time', async (...addresses) => {
  const { server, address } = await serve((_, response) => response.end('a secret'));
  const { asked, lookup } = standsFor(...addresses);
  await expect(publicFetch(lookup)(address)).rejects.toThrow('fetch failed');
  expect(asked).toEqual(['internal.example.org']);
  expect(server.asked).toEqual([]);
});

it('resolves a name once, connects to that address, and reads the response as usual', async () => {
  const { server, address } = await serve((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', etag: '"1"' });
    response.end(gzipSync('good'));
  });
  const { asked, lookup } = standsFor('127.0.0.1');
  const answer = await publicFetch(lookup, () => true)(address, { headers: { 'x-who': 'me' } });
  expect(await answer.text()).toBe('good');
  expect(answer.headers.get('etag')).toBe('"1"');
  expect(server.headers[0]).toMatchObject({ 'x-who': 'me' });
  expect(asked).toHaveLength(1);
});

it('reports that a service leads into a private network, without a retry', async () => {
  const { asked, lookup } = standsFor('127.0.0.1');
  const headers = { location: 'http://internal.example.org/' };
  const parts = {
    ...sleepyMachine().parts,
    fetch: async () => new Response(null, { status: 302, headers }),
    fetchPublic: publicFetch(lookup),
  };
  const client = createHttpClient(parts);
  await expect(client.get('http://api.example.org/papers', String)).rejects.toThrow(
    'api.example.org redirects to http://internal.example.org, which is in a private network.',
  );
  expect(asked).toHaveLength(1);
});
