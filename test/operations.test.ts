import { Status } from 'discord.js';
import { expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createOperations } from '../src/operations.ts';
import { readVersion } from '../src/version.ts';
import { connectClient, startLoopback } from './support/loopback.ts';
import { temporaryStore } from './support/stores.ts';

const start = Date.parse('2026-11-20T08:00:00Z');

/** The watched parts of a program with three papers and one command, with its own clock. */
async function open(environment: Readonly<Record<string, string>> = {}) {
  const held = await temporaryStore();
  let now = start;
  let papers = 3;
  const operations = await createOperations(
    {
      commands: new Map([['search', { data: { name: 'search' } }]]),
      store: held.store,
      services: () => ({
        catalog: { size: papers },
        freshness: () => ({ sources: [{ title: 'arXiv', lastSuccess: new Date(start) }] }),
      }),
      catalogChangedAt: () => new Date(start - 5000),
      indexBytes: () => 42,
    },
    () => new Date(now),
    readConfig(environment),
  );
  return {
    ...operations,
    held,
    pass: (ms: number) => {
      now += ms;
    },
    lose: () => {
      papers = 0;
    },
  };
}

it('keeps metrics only if a port or a token is set for reading them', async () => {
  const quiet = await open();
  expect(await quiet.metrics.page()).toEqual({ type: 'text/plain', text: '' });
  for (const environment of [{ METRICS_PORT: '0' }, { METRICS_TOKEN: 'open-sesame' }]) {
    const { metrics, held } = await open(environment);
    await held.remove();
    const { text } = await metrics.page();
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'paperboy_catalog_papers 3',
        'paperboy_index_bytes 42',
        'paperboy_interactions_total{command="search",outcome="answered"} 0',
        `paperboy_catalog_version_timestamp_seconds ${start / 1000 - 5}`,
        `paperboy_source_last_success_timestamp_seconds{source="arXiv"} ${start / 1000}`,
        `paperboy_build_info{version="${readVersion()}",node="${process.versions.node}"} 1`,
      ]),
    );
  }
  await quiet.held.remove();
});

it('is ready while the store answers, there are papers, and no shutdown has begun', async () => {
  const { checks, held, lose, drain } = await open();
  expect(await checks.store?.()).toBe(true);
  expect(checks.catalog?.()).toBe(true);
  expect(checks.running?.()).toBe(true);
  lose();
  expect(checks.catalog?.()).toBe(false);
  drain();
  expect(checks.running?.()).toBe(false);
  await held.remove();
  expect(await checks.store?.()).toBe(false);
});

it('counts as connected from when the bot is up until a minute after it was last', async () => {
  const { checks, metrics, watch, pass, held, interactions } = await open({ METRICS_PORT: '0' });
  const up = async () => (await metrics.page()).text.match(/^paperboy_gateway_shard_up.*$/gm);
  const request = { body: Buffer.from('{}'), signature: '', timestamp: '' };
  expect(checks.discord?.()).toBe(false);
  expect(await interactions(request)).toEqual({ status: 503 });
  const discord = await startLoopback();
  const client = await connectClient(discord);
  watch({ client });
  expect(await interactions(request)).toEqual({ status: 503 });
  expect(checks.discord?.()).toBe(true);
  expect(await up()).toEqual(['paperboy_gateway_shard_up{shard="0"} 1']);
  discord.faults.blockGateway(true);
  discord.faults.dropGateway();
  await expect.poll(up).toEqual(['paperboy_gateway_shard_up{shard="0"} 0']);
  pass(59_999);
  expect(checks.discord?.()).toBe(true);
  pass(1);
  expect(checks.discord?.()).toBe(false);
  watch({ client, receive: async () => ({ status: 401 }) });
  expect(await interactions(request)).toEqual({ status: 401 });
  await held.remove();
});

it('counts as connected while all its shards are', async () => {
  const { checks, watch, pass, held } = await open();
  const shards = [0, 1].map((id) => ({ id, status: Status.Ready }));
  watch({ client: { ws: { shards: new Map(shards.map((shard) => [shard.id, shard])) } } as never });
  expect(checks.discord?.()).toBe(true);
  shards[1] = Object.assign(shards[1] ?? {}, { id: 1, status: Status.Disconnected });
  pass(59_999);
  expect(checks.discord?.()).toBe(true);
  pass(1);
  expect(checks.discord?.()).toBe(false);
  await held.remove();
});

it('does not count as connected if it never was', async () => {
  const { checks, watch, held } = await open();
  const discord = await startLoopback();
  const client = await connectClient(discord);
  discord.faults.blockGateway(true);
  discord.faults.dropGateway();
  await expect.poll(() => client.ws.shards.every(({ status }) => status !== 0)).toBe(true);
  watch({ client });
  expect(checks.discord?.()).toBe(false);
  await held.remove();
});
