import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import type { LoopbackDiscord } from '../src/loopback/driver.ts';
import { createShutdown } from '../src/shutdown.ts';
import { start } from '../src/start.ts';
import { openStore } from '../src/store/store.ts';
import { subscription } from './support/digest.ts';
import { putEmptyStore } from './support/empty-store.ts';
import { freePort } from './support/free-port.ts';
import { dailyItem } from './support/hugging-face.ts';
import { startLoopback } from './support/loopback.ts';
import { textOf } from './support/read-message.ts';
import { startSourceServer } from './support/source-server.ts';
import { silent } from './support/stores.ts';

let folder: string;
let discord: LoopbackDiscord;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-start-'));
  await writeFile(path.join(folder, 'c.jsonl'), '{"id":"a:1","title":"Kites and how they fly"}\n');
  await putEmptyStore(folder);
  discord = await startLoopback();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function begin(more: Readonly<Record<string, string>> = {}) {
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const shutdown = createShutdown({ log });
  const config = readConfig({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATA_DIR: folder,
    CATALOG: path.join(folder, 'c.jsonl'),
    REFRESH: 'off',
    ...more,
  });
  return { lines, shutdown, started: start(config, log, shutdown) };
}

const isGone = (address: string) =>
  fetch(address).then(
    () => false,
    () => true,
  );

it('answers, refreshes, delivers, serves pages and counts it all until told to stop', async () => {
  const channelId = discord.world.channel('papers').id;
  const guildId = discord.world.channel('papers').guild_id ?? '';
  const minute = new Date(Math.floor(Date.now() / 60_000) * 60_000);
  const due = { time: minute.toISOString().slice(11, 16), timezone: 'UTC', since: minute, nextAt: minute };
  const store = await openStore({ dataDir: folder, log: silent });
  await store.subscriptions.change(channelId, () => subscription({ channelId, guildId, ...due }));
  await store.close();
  const source = await startSourceServer((_, response) =>
    response.end(JSON.stringify([dailyItem({ id: '2608.00001' })])),
  );
  const [webPort, metricsPort] = [await freePort(), await freePort()];
  const { started, shutdown, lines } = begin({
    HTTP_PORT: `${webPort}`,
    METRICS_PORT: `${metricsPort}`,
    REFRESH: '0 0 29 2 *',
    HF_API_URL: `${source.address}/hf`,
    ARXIV_API_URL: `${source.address}/arxiv`,
    ARXIV_FEED_URL: `${source.address}/atom`,
  });
  const { app } = await started;

  const ready = await fetch(`http://127.0.0.1:${webPort}/readyz`);
  expect([ready.status, await ready.text()]).toEqual([200, 'store ok\ncatalog ok\ndiscord ok\nrunning ok\n']);
  const asked = await discord.command({
    as: 'ada',
    channel: 'papers',
    name: 'search',
    options: { query: 'kites' },
  });
  expect(textOf(await asked.finished())).toContain('Kites and how they fly');
  expect(await (await fetch(`http://127.0.0.1:${webPort}/paper/a:1`)).text()).toContain(
    'Kites and how they fly',
  );
  const count = async (line: string) => {
    const page = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    return page.split('\n').find((one) => one.startsWith(`${line} `));
  };
  const one = async (line: string) => expect.poll(() => count(line)).toBe(`${line} 1`);
  await one('paperboy_interactions_total{command="search",outcome="answered"}');
  await one('paperboy_deliveries_total{kind="digest",outcome="sent"}');
  await expect
    .poll(() => count('paperboy_source_requests_total{source="Hugging Face",outcome="answered"}'))
    .toMatch(/ [1-9]\d*$/);

  const closing = shutdown.stop();
  expect(await closing).toBe(0);
  expect(discord.gateway.sessions).toEqual([]);
  for (const port of [webPort, metricsPort]) expect(await isGone(`http://127.0.0.1:${port}/`)).toBe(true);
  await expect(app.store.subscriptions.overview()).rejects.toThrow();
  expect(lines.filter((line) => /"level":[56]0/.test(line))).toEqual([]);
  await source.close();
});

it('goes no further if told to stop meanwhile', async () => {
  const { started, shutdown } = begin();
  let stopped: Promise<number> | undefined;
  // At once: whoever looks now and then may find that it has started.
  discord.events.subscribe((event) => {
    if (event.kind === 'request-received' && event.request.path.includes('gateway'))
      stopped ??= shutdown.stop();
  });
  await expect(started).rejects.toThrow('It was told to stop while it was starting.');
  expect(await stopped).toBe(0);
  await expect.poll(() => discord.gateway.sessions).toEqual([]);
});
