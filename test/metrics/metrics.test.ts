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

  it('has no label that anybody could write', async () => {
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
    expect((await fetch(server.url)).status).toBe(401);
    const known = await fetch(server.url, { headers: { authorization: 'Bearer open-sesame' } });
    expect(await known.text()).toContain('paperboy_catalog_papers 146');
    expect((await fetch(server.url.replace('/metrics', '/'))).status).toBe(404);
  });
});
