import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { projectRoot } from '../../src/project-root.ts';

const read = (file: string) => readFile(path.join(projectRoot(), '.docker', file), 'utf8');

/** The page of metrics as a bot has it that answered and delivered once. */
async function page(): Promise<string> {
  const now = new Date();
  const metrics = createMetrics({
    version: '1.2.3',
    commands: ['search'],
    sources: {
      catalogSize: () => 1,
      catalogChangedAt: () => now,
      indexBytes: () => 1,
      sources: () => [{ title: 'arXiv', lastSuccess: now }],
      shards: () => [{ shard: 0, isUp: true }],
      due: async () => ({ count: 1, oldest: now }),
      clock: () => now,
    },
  });
  metrics.interaction({ command: 'search', outcome: 'answered', seconds: 0.1 });
  metrics.delivery({ kind: 'channel', outcome: 'sent', lagSeconds: 1 });
  return (await metrics.page()).text;
}

describe('what is watched', () => {
  it.each(['alerts.yml', 'grafana/paperboy.json'])('is there: every metric of %s', async (file) => {
    const known = await page();
    const named = new Set((await read(file)).match(/\b(?:paperboy|process)_[a-z_]+/g));
    expect(named.size).toBeGreaterThan(5);
    const missing = [...named].filter((name) => !new RegExp(`^${name}[ {]`, 'm').test(known));
    expect(missing).toEqual([]);
  });

  it('has labels that the page has', async () => {
    const known = await page();
    const values = [...(await read('alerts.yml')).matchAll(/outcome=~?\\?"([^"]+)"/g)].flatMap(
      ([, one = '']) => one.split('|'),
    );
    expect(values.length).toBeGreaterThan(1);
    for (const value of values) expect(known).toContain(`outcome="${value}"`);
  });

  it('is a dashboard that can be provisioned: no inputs that only an import fills in', async () => {
    const dashboard: unknown = JSON.parse(await read('grafana/paperboy.json'));
    expect(dashboard).toMatchObject({ id: null, uid: 'paperboy' });
    expect(dashboard).not.toHaveProperty('__inputs');
    expect(JSON.stringify(dashboard)).not.toContain('DS_PROMETHEUS');
  });
});
