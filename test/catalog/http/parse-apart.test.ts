import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { threadId } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { parseApart } from '../../../src/catalog/http/parse-apart.ts';
import { loadSources } from '../../../src/catalog/load-sources.ts';
import { arxivEntry, arxivFeed } from '../../support/arxiv.ts';
import { dailyItem } from '../../support/hugging-face.ts';
import { sleepyMachine, startSourceServer } from '../../support/source-server.ts';
import { watchThreads } from '../../support/watch-threads.ts';

const LIMITS = { withinMs: 60_000, memoryMb: 512 };
const LARGE = 'x'.repeat(1_000_000);

/** The JavaScript of a module that exports `read`. */
function moduleOf(read: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-parse-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'module.mjs');
  writeFileSync(
    file,
    `import { threadId } from 'node:worker_threads';\nconst place = process.pid + ':' + threadId;\nexport ${read}`,
  );
  return pathToFileURL(file).href;
}

it('reads a large text in another thread, and a small one in this one', async () => {
  const here = `${process.pid}:${threadId}`;
  const module = moduleOf('const read = (text) => [text.length, place];');
  const reader = parseApart(module, function read(text): [number, string] {
    return [text.length, here];
  });
  expect(await reader('small')).toEqual([5, here]);
  expect(await reader(LARGE)).toEqual([1_000_000, expect.not.stringMatching(`^${here}$`)]);
});

it('refuses a function that a thread would not find, even for a small text', async () => {
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
])('reports that a large text %s', async (_, code, limits, sentence) => {
  const reader = parseApart(moduleOf(code), function read() {}, { ...LIMITS, ...limits });
  await expect(reader(LARGE)).rejects.toThrow(sentence);
});

it('reads a large response from each source just like a small one', async () => {
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
  const threads = watchThreads();
  const sources = await loadSources(settings, sleepyMachine().parts);
  const listed = await sources.get('hugging-face')?.list?.('2026-08-20');
  expect(listed?.papers.map(({ id }) => id)).toEqual(ids);
  const enriched = await sources.get('arxiv')?.enrich?.(ids);
  expect(enriched?.papers.map(({ id }) => id)).toEqual(ids);
  await expect(sources.get('arxiv-announcements')?.announced?.()).resolves.toMatchObject({ revised: [] });
  expect(threads.started()).toBe(1);
});

it('parses texts in sequence in one thread, concurrent ones each in its own, and keeps one of them', async () => {
  const threads = watchThreads();
  const reader = parseApart(
    moduleOf('const read = (text) => [text.length, place];'),
    function read(text): [number, string] {
      return [text.length, ''];
    },
    { ...LIMITS, memoryMb: 400 },
  );
  const [, first] = await reader(LARGE);
  expect(await reader(LARGE)).toEqual([LARGE.length, first]);
  const both = await Promise.all([reader(LARGE), reader(LARGE)]);
  expect(new Set(both.map(([, thread]) => thread)).size).toBe(2);
  await expect.poll(threads.alive).toBe(1);
});

it.each([
  ['died without work', 'setTimeout(() => process.exit(1), 20)'],
  ['ends while it parses another text', "text.startsWith('x') || process.exit(1)"],
])('parses in another thread when the one that was kept %s', async (_, code) => {
  const threads = watchThreads();
  const module = moduleOf(`const read = (text) => { ${code}; return place; };`);
  const reader = parseApart(
    module,
    function read(): string {
      return '';
    },
    { ...LIMITS, memoryMb: 401 },
  );
  const first = await reader(LARGE);
  if (code.startsWith('setTimeout')) await expect.poll(threads.alive).toBe(0);
  else await expect(reader('y'.repeat(1_000_000))).rejects.toThrow('ended early');
  expect(await reader(LARGE)).not.toBe(first);
});

it('refuses a list from a source in which millions of rows would each be reported', async () => {
  const server = await startSourceServer((_request, response) => response.end(`[${'{},'.repeat(6000)}{}]`));
  onTestFinished(() => server.close());
  const settings = { HF_API_URL: server.address, ARXIV_API_URL: '', ARXIV_FEED_URL: '' };
  const sources = await loadSources(settings, sleepyMachine().parts);
  const listed = sources.get('hugging-face')?.list?.('2026-08-20');
  await expect(listed).rejects.toThrow('the answer has more than 5000 rows');
});
