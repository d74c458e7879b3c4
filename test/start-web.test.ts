import { networkInterfaces } from 'node:os';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../src/config.ts';
import { startMetrics } from '../src/start-web.ts';
import { silent } from './support/stores.ts';

const operations = {
  metrics: {
    interaction: () => {},
    delivery: () => {},
    rateLimited: () => {},
    sourceRequest: () => {},
    bounce: () => {},
    page: async () => ({ type: 'text/plain', text: 'paperboy_catalog_papers 1' }),
  },
};

/** The address of the metrics page. */
async function start(environment: Record<string, string>): Promise<URL | undefined> {
  const server = await startMetrics(operations, readConfig(environment), silent);
  if (server !== undefined) onTestFinished(server.close);
  return server && new URL(server.url);
}

it('serves no metrics unless a port is named, and without a token only to this machine', async () => {
  expect(await start({ HTTP_HOST: '0.0.0.0' })).toBeUndefined();
  const url = await start({ HTTP_HOST: '0.0.0.0', METRICS_PORT: '0' });
  expect(url?.hostname).toBe('127.0.0.1');
  expect((await fetch(`${url}`)).status).toBe(200);
  for (const address of addressesElsewhere())
    await expect(fetch(`http://${address}:${url?.port}/metrics`)).rejects.toThrow();
});

it('serves them on HTTP_HOST to anyone with the token', async () => {
  const { port } =
    (await start({ HTTP_HOST: '0.0.0.0', METRICS_PORT: '0', METRICS_TOKEN: 'open-sesame' })) ?? {};
  for (const address of ['127.0.0.1', ...addressesElsewhere()]) {
    const url = `http://${address}:${port}/metrics`;
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: { authorization: 'Bearer open-sesame' } })).status).toBe(200);
  }
});

function addressesElsewhere(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
}
