import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { parseApart } from '../../../src/catalog/http/parse-apart.ts';
import { loadSources } from '../../../src/catalog/load-sources.ts';
import { arxivEntry, arxivFeed } from '../../support/arxiv.ts';
import { dailyItem } from '../../support/hugging-face.ts';
import { sleepyMachine, startSourceServer } from '../../support/source-server.ts';

const LIMITS = { withinMs: 60_000, memoryMb: 512 };
const LARGE = 'x'.repeat(1_000_000);

/** A module that exports `read`, as JavaScript. */
function moduleOf(read: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-parse-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'module.mjs');
  writeFileSync(file, `import { isMainThread } from 'node:worker_threads';\nexport ${read}`);
  return pathToFileURL(file).href;
}

it('reads a large text in a thread of its own, and a small one at once', async () => {
  const module = moduleOf('const read = (text) => [text.length, isMainThread];');
  const reader = parseApart(module, function read(text): [number, boolean] {
    return [text.length, isMainThread];
  });
  expect(await reader('small')).toEqual([5, true]);
  expect(await reader(LARGE)).toEqual([1_000_000, false]);
});

it('refuses a function that a thread would not find, also for a small text', async () => {
  const reader = parseApart(moduleOf('const other = 1;'), function read() {});
  await expect(reader('small')).rejects.toThrow('does not export');
});

it.each([
  ['takes too long', 'function read() { for (;;); }', { withinMs: 500 }, 'too long to read'],
  [
    'takes too much memory',
    'function read() { const all = []; for (;;) all.push(new Array(1000).fill(all.length)); }',
    { memoryMb: 32 },
    'too much memory to read',
  ],
  ['is refused', 'function read() { throw new RangeError("no feed"); }', {}, 'no feed'],
  ['ends the thread', 'function read() { process.exit(1); }', {}, 'ended early'],
])('says so when a large text %s', async (_, code, limits, sentence) => {
  const reader = parseApart(moduleOf(code), function read() {}, { ...LIMITS, ...limits });
  await expect(reader(LARGE)).rejects.toThrow(sentence);
});

it('reads what each source sends, be it large, as if it were small', async () => {
  const abstract = 'About words and their meaning. '.repeat(200);
  const ids = Array.from({ length: 90 }, (_, n) => `2608.${String(n + 1).padStart(5, '0')}`);
  const server = await startSourceServer((_request, response, url) => {
    if (url.pathname.includes('daily_papers'))
      response.end(JSON.stringify(ids.map((id) => ({ ...dailyItem({ id }), padding: abstract }))));
    else response.end(arxivFeed(...ids.map((id) => arxivEntry(id)), `<!-- ${abstract.repeat(20)} -->`));
  });
  onTestFinished(() => server.close());
  const { address } = server;
  const settings = {
    HF_API_URL: address,
    ARXIV_API_URL: address,
    ARXIV_FEED_URL: address,
    ARXIV_CATEGORIES: ['cs.CL'],
  };
  let threads = 0;
  const count = () => {
    threads += 1;
  };
  process.on('worker', count);
  onTestFinished(() => void process.off('worker', count));
  const sources = await loadSources(settings, sleepyMachine().parts);
  const listed = await sources.get('hugging-face')?.list?.('2026-08-20');
  expect(listed?.papers.map(({ id }) => id)).toEqual(ids);
  const enriched = await sources.get('arxiv')?.enrich?.(ids);
  expect(enriched?.papers.map(({ id }) => id)).toEqual(ids);
  await expect(sources.get('arxiv-announcements')?.announced?.()).resolves.toMatchObject({ revised: [] });
  expect(threads).toBe(3);
});

it('takes no list of a source that names every one of millions of rows', async () => {
  const server = await startSourceServer((_request, response) => response.end(`[${'{},'.repeat(6000)}{}]`));
  onTestFinished(() => server.close());
  const settings = { HF_API_URL: server.address, ARXIV_API_URL: '', ARXIV_FEED_URL: '' };
  const sources = await loadSources(settings, sleepyMachine().parts);
  const listed = sources.get('hugging-face')?.list?.('2026-08-20');
  await expect(listed).rejects.toThrow('the answer has more than 5000 rows');
});
