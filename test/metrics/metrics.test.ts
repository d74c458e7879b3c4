import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { MetricsSources } from '../../src/metrics/gauges.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { serveMetrics } from '../../src/metrics/serve.ts';

const NOW = new Date('2026-08-21T12:00:00Z');

const sources: MetricsSources = {
  catalogSize: () => 146,
  catalogChangedAt: () => NOW,
  indexBytes: () => 1000,
  sources: () => [{ title: 'arXiv', lastSuccess: NOW }, { title: 'Hugging Face' }],
  shards: () => [{ shard: 0, isUp: true }],
  due: async () => ({ count: 2, oldest: new Date(NOW.getTime() - 90_000) }),
  clock: () => NOW,
};

function metrics(over: Partial<MetricsSources> = {}) {
  return createMetrics({
    version: '1.2.3',
    commands: ['search', 'paper'],
    sources: { ...sources, ...over },
  });
}

/** The sample with this name and these labels. */
function sample(page: string, series: string): number | undefined {
  const line = page.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
}

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

/** What is refused says so in plain words. */
async function refused(url: string): Promise<[status: number, text: string]> {
  const answer = await fetch(url);
  expect(answer.headers.get('content-type')).toBe('text/plain');
  return [answer.status, await answer.text()];
}

describe('the page of metrics', () => {
  it('counts interactions by command and outcome, from 0 on', async () => {
    const counted = metrics();
    const series = 'paperboy_interactions_total{command="search",outcome="answered"}';
    expect(sample((await counted.page()).text, series)).toBe(0);
    counted.interaction({ command: 'search', outcome: 'answered', seconds: 0.2 });
    const { text } = await counted.page();
    expect(sample(text, series)).toBe(1);
    expect(sample(text, 'paperboy_interaction_duration_seconds_bucket{le="0.25",command="search"}')).toBe(1);
    expect(sample(text, 'paperboy_interaction_duration_seconds_bucket{le="0.1",command="search"}')).toBe(0);
  });

  it('has no labels that users can influence', async () => {
    const counted = metrics();
    for (let i = 0; i < 50; i++)
      counted.interaction({ command: `made-up-${i}`, outcome: 'failed', seconds: 1 });
    const { text } = await counted.page();
    expect(text).not.toContain('made-up');
    expect(sample(text, 'paperboy_interactions_total{command="other",outcome="failed"}')).toBe(50);
  });

  it('tells of deliveries, what is due, sources, shards and the catalog', async () => {
    const counted = metrics();
    counted.delivery({ kind: 'channel', outcome: 'sent', lagSeconds: 4 });
    counted.delivery({ kind: 'address', outcome: 'failed', lagSeconds: 4 });
    counted.rateLimited('route');
    counted.sourceRequest('arXiv', 'limited');
    counted.sourceRequest('somebody', 'answered');
    counted.bounce('hard');
    const { text, type } = await counted.page();
    expect(type).toContain('text/plain; version=0.0.4');
    for (const [series, value] of [
      ['paperboy_deliveries_total{kind="digest",outcome="sent"}', 1],
      ['paperboy_deliveries_total{kind="mail",outcome="failed"}', 1],
      ['paperboy_delivery_lag_seconds_count', 1],
      ['paperboy_deliveries_due', 2],
      ['paperboy_delivery_oldest_due_seconds', 90],
      ['paperboy_discord_rate_limited_total{scope="route"}', 1],
      ['paperboy_source_last_success_timestamp_seconds{source="arXiv"}', NOW.getTime() / 1000],
      ['paperboy_gateway_shard_up{shard="0"}', 1],
      ['paperboy_source_requests_total{source="arXiv",outcome="limited"}', 1],
      ['paperboy_source_requests_total{source="Hugging Face",outcome="failed"}', 0],
      ['paperboy_source_requests_total{source="other",outcome="answered"}', 1],
      ['paperboy_mail_bounces_total{kind="hard"}', 1],
      ['paperboy_mail_bounces_total{kind="unknown"}', 0],
      ['paperboy_catalog_version_timestamp_seconds', NOW.getTime() / 1000],
      ['paperboy_catalog_papers', 146],
      ['paperboy_index_bytes', 1000],
    ] as const)
      expect([series, sample(text, series)]).toEqual([series, value]);
    expect(text).toMatch(/paperboy_build_info\{version="1\.2\.3",node="[\d.]+"\} 1/);
  });

  it('has every counter before anything happens', async () => {
    const quiet = metrics({ catalogSize: () => 0, due: async () => ({ count: 0, oldest: undefined }) });
    const { text } = await quiet.page();
    expect(sample(text, 'paperboy_event_loop_block_seconds')).toBeLessThan(100);
    const lines = text.split('\n').filter((line) => /^(# HELP )?paperboy_/.test(line));
    const told = lines.filter((line) => !/_(build_info|block_seconds)\b.*\d$/.test(line));
    expect(told.map((line) => line.replace(/^# HELP paperboy_/, '').replace(/^paperboy_/, '- '))).toEqual([
      'interactions_total Interactions by command and how they ended',
      ...['search', 'paper', 'other'].flatMap((command) =>
        ['answered', 'explained', 'late', 'failed'].map(
          (outcome) => `- interactions_total{command="${command}",outcome="${outcome}"} 0`,
        ),
      ),
      'interaction_duration_seconds Time from an interaction to its answer',
      'deliveries_total Digests by kind and how they ended',
      ...['digest', 'follow', 'mail'].flatMap((kind) =>
        ['sent', 'skipped', 'failed'].map(
          (outcome) => `- deliveries_total{kind="${kind}",outcome="${outcome}"} 0`,
        ),
      ),
      'delivery_lag_seconds Time from the moment a digest was due until it arrived',
      ...['1', '5', '15', '60', '300', '900', '3600', '+Inf'].map(
        (bound) => `- delivery_lag_seconds_bucket{le="${bound}"} 0`,
      ),
      '- delivery_lag_seconds_sum 0',
      '- delivery_lag_seconds_count 0',
      'discord_rate_limited_total Pauses that Discord asked for',
      '- discord_rate_limited_total{scope="global"} 0',
      '- discord_rate_limited_total{scope="route"} 0',
      'source_requests_total Requests to sources by what came of them',
      ...['arXiv', 'Hugging Face', 'other'].flatMap((source) =>
        ['answered', 'limited', 'refused', 'failed', 'unreachable'].map(
          (outcome) => `- source_requests_total{source="${source}",outcome="${outcome}"} 0`,
        ),
      ),
      'mail_bounces_total Mails that came back, or of which nobody knows whether they went',
      ...['hard', 'soft', 'policy', 'unknown'].map((kind) => `- mail_bounces_total{kind="${kind}"} 0`),
      'build_info Version of the program and of Node',
      'catalog_papers Papers in the catalog',
      '- catalog_papers 0',
      'catalog_version_timestamp_seconds When the catalog was last put in place',
      `- catalog_version_timestamp_seconds ${NOW.getTime() / 1000}`,
      'index_bytes Memory of the search index beside the heap',
      '- index_bytes 1000',
      'source_last_success_timestamp_seconds When a source last answered',
      `- source_last_success_timestamp_seconds{source="arXiv"} ${NOW.getTime() / 1000}`,
      '- source_last_success_timestamp_seconds{source="Hugging Face"} 0',
      'gateway_shard_up Whether a shard is connected',
      '- gateway_shard_up{shard="0"} 1',
      'deliveries_due Digests that are due and not yet taken up',
      '- deliveries_due 0',
      'delivery_oldest_due_seconds How long the oldest digest that is due has been waiting',
      '- delivery_oldest_due_seconds 0',
      'event_loop_block_seconds Longest block of the event loop since the last scrape',
    ]);
  });

  it('reports a shard that is away, and nothing due before its time', async () => {
    const { text } = await metrics({
      shards: () => [{ shard: 3, isUp: false }],
      due: async () => ({ count: 1, oldest: new Date(NOW.getTime() + 5_000) }),
    }).page();
    expect(sample(text, 'paperboy_gateway_shard_up{shard="3"}')).toBe(0);
    expect(sample(text, 'paperboy_delivery_oldest_due_seconds')).toBe(0);
  });

  it('measures how long answers took, up to Discord’s limit, and how late sent digests were', async () => {
    const counted = metrics();
    counted.interaction({ command: 'search', outcome: 'answered', seconds: 0.004 });
    counted.delivery({ kind: 'channel', outcome: 'skipped', lagSeconds: 4 });
    const { text } = await counted.page();
    const bounds = [
      ...text.matchAll(/interaction_duration_seconds_bucket\{le="([^"]+)",command="search"\} 1/g),
    ];
    expect(bounds.map(([, bound]) => bound)).toEqual([
      '0.005',
      '0.01',
      '0.025',
      '0.05',
      '0.1',
      '0.25',
      '0.5',
      '1',
      '2',
      '3',
      '+Inf',
    ]);
    expect(sample(text, 'paperboy_delivery_lag_seconds_count')).toBe(0);
  });

  it('keeps what it last knew of what is due while the store is away', async () => {
    let isAway = false;
    const counted = metrics({
      due: async () => {
        if (isAway) throw new Error('away');
        return { count: 2, oldest: new Date(NOW.getTime() - 90_000) };
      },
    });
    await counted.page();
    isAway = true;
    const { text } = await counted.page();
    expect(sample(text, 'paperboy_deliveries_due')).toBe(2);
    expect(sample(text, 'paperboy_delivery_oldest_due_seconds')).toBe(90);
  });

  it('reports how long the event loop was blocked', async () => {
    const counted = metrics();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const until = performance.now() + 200;
    while (performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { text } = await counted.page();
    const longest = sample(text, 'paperboy_event_loop_block_seconds') ?? 0;
    expect(longest).toBeGreaterThan(0.15);
    const next = async () => sample((await counted.page()).text, 'paperboy_event_loop_block_seconds');
    await expect.poll(next).toBeLessThan(longest);
    expect(sample(text, 'paperboy_event_loop_block_seconds')).toBeLessThan(100);
  });

  it('names things as Prometheus asks for', async () => {
    const { text } = await metrics().page();
    const ours = [...text.matchAll(/^# (HELP|TYPE) (paperboy_\w+) (.*)$/gm)];
    const types = new Map(
      ours.flatMap(([, what, name = '', rest = '']) => (what === 'TYPE' ? [[name, rest]] : [])),
    );
    const helped = new Set(ours.flatMap(([, what, name = '']) => (what === 'HELP' ? [name] : [])));
    expect(types.size).toBeGreaterThan(10);
    for (const [name, type] of types) {
      expect(helped.has(name)).toBe(true);
      expect(name.endsWith('_total')).toBe(type === 'counter');
      expect(name).not.toMatch(/_(ms|mb|kb|minutes)$/);
    }
  });

  it('is there while the store is away', async () => {
    const away = metrics({ due: () => Promise.reject(new Error('away')) });
    expect(sample((await away.page()).text, 'paperboy_catalog_papers')).toBe(146);
  });

  it('is served on a port of its own, behind a token where there is one', async () => {
    const server = await serveMetrics(metrics(), { host: '127.0.0.1', port: 0, token: 'open-sesame' });
    onTestFinished(server.close);
    expect(await refused(server.url)).toEqual([401, 'The bearer token is missing or wrong.\n']);
    const as = (authorization: string) => fetch(`${server.url}?x=1`, { headers: { authorization } });
    const known = await as('bearer open-sesame');
    expect(known.headers.get('content-type')).toContain('version=0.0.4');
    expect(known.headers.get('cache-control')).toBe('no-store');
    expect(await known.text()).toContain('paperboy_catalog_papers 146');
    expect((await as('Bearer open sesame')).status).toBe(401);
    expect(await refused(server.url.replace('/metrics', '/'))).toEqual([
      404,
      'There is only /metrics here.\n',
    ]);
  });

  it('says so if it cannot be read or served', async () => {
    const broken = metrics({
      indexBytes: () => {
        throw new Error('gone');
      },
    });
    const server = await serveMetrics(broken, { host: '127.0.0.1', port: 0 });
    onTestFinished(server.close);
    expect(await refused(server.url)).toEqual([500, 'The metrics could not be read.\n']);
    const port = Number(new URL(server.url).port);
    await expect(serveMetrics(metrics(), { host: '127.0.0.1', port })).rejects.toThrow(
      `The metrics can't listen on 127.0.0.1:${port}. Change METRICS_PORT.`,
    );
  });

  it('aborts requests in progress when it stops', async () => {
    let asked = false;
    const slow = metrics({
      due() {
        asked = true;
        return new Promise(() => {});
      },
    });
    const server = await serveMetrics(slow, { host: '127.0.0.1', port: 0 });
    const answer = fetch(server.url).then(
      () => 'answered',
      () => 'broken off',
    );
    await expect.poll(() => asked).toBe(true);
    await server.close();
    expect(await answer).toBe('broken off');
  });

  it.skipIf(!hasIpv6)('tells its address on IPv6 as a browser takes it', async () => {
    const server = await serveMetrics(metrics(), { host: '::1', port: 0 });
    onTestFinished(server.close);
    expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+\/metrics$/);
    expect((await fetch(server.url)).status).toBe(200);
  });
});
