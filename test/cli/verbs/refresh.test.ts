import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { batchDay } from '../../../src/catalog/batch-day.ts';
import { runPapers } from '../../../src/cli/run.ts';
import type { Verb } from '../../../src/cli/verb.ts';
import refreshVerb from '../../../src/cli/verbs/refresh.ts';
import searchVerb from '../../../src/cli/verbs/search.ts';
import { arxivEntry, arxivFeed } from '../../support/arxiv.ts';
import { createDatabase } from '../../support/database.ts';
import { dailyItem } from '../../support/hugging-face.ts';
import { type SourceServer, startSourceServer } from '../../support/source-server.ts';

const VERBS = new Map<string, Verb>([
  ['refresh', refreshVerb],
  ['search', searchVerb],
]);
const postgres = inject('postgres');

let folder = '';
let server: SourceServer;
let isDown = false;
beforeEach(async () => {
  isDown = false;
  folder = await mkdtemp(join(tmpdir(), 'paperboy-refresh-'));
  const today = batchDay(new Date());
  server = await startSourceServer((_, response, url) => {
    if (isDown) response.writeHead(403).end();
    else if (url.pathname.startsWith('/arxiv')) response.end(arxivFeed(arxivEntry('2608.00001')));
    else if (url.searchParams.get('date') !== today) response.end('[]');
    else response.end(JSON.stringify([dailyItem({ id: '2608.00001' }), { paper: null }]));
  });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function papers(...words: string[]) {
  return papersWith({}, ...words);
}

async function papersWith(environment: Record<string, string>, ...words: string[]) {
  const lines: { out: string[]; err: string[] } = { out: [], err: [] };
  const status = await runPapers(words, VERBS, {
    environment: {
      DATA_DIR: folder,
      HF_API_URL: `${server.address}/hf`,
      ARXIV_API_URL: `${server.address}/arxiv`,
      ...environment,
    },
    version: '1.2.3',
    unknown: [],
    clock: () => new Date(),
    out: (text) => lines.out.push(text.trimEnd()),
    err: (text) => lines.err.push(text.trimEnd()),
  });
  return { status, ...lines };
}

it('prints a line per source, and adds nothing the second time', async () => {
  const first = await papers('refresh');
  expect(first.status).toBe(0);
  expect(first.out).toEqual([
    'arXiv: 1 read, 0 added, 1 updated, 0 skipped',
    'Hugging Face: 2 read, 1 added, 0 updated, 1 skipped',
  ]);
  expect(first.err).toContain('Hugging Face: skipped, row 2: no id');
  expect((await papers('refresh')).out).toEqual([
    'arXiv: nothing to fetch now',
    'Hugging Face: 2 read, 0 added, 0 updated, 1 skipped',
  ]);
});

it('names each failed source, and does not count as read what it never asked', async () => {
  isDown = true;
  const first = await papers('refresh');
  expect(first.status).toBe(1);
  expect(first.out).toEqual([
    'arXiv: nothing to fetch now',
    expect.stringMatching(/^Hugging Face: 0 read, .*; failed: 127\.0\.0\.1:\d+ answered 403/),
  ]);
  await writeFile(join(folder, 'catalog.jsonl'), '{"id":"2608.00001","title":"Known"}\n');
  const second = await papers('refresh');
  expect(second.status).toBe(1);
  expect(second.out).toEqual([
    expect.stringMatching(/^arXiv: 0 read, .*; failed: 127\.0\.0\.1:\d+ answered 403/),
    expect.stringMatching(/^Hugging Face: 0 read, .*; failed: /),
  ]);
});

it.each(['yesterday', '2024-02-30', '2024'])('wants a day after --since, not %s', async (since) => {
  const { status, out, err } = await papers('refresh', '--since', since);
  expect(status).toBe(2);
  expect(out).toEqual([]);
  expect(err).toEqual([`papers: --since: "${since}" isn't a date. Use one such as 2023-05-04`]);
});

it.skipIf('missing' in postgres)(
  'puts papers into PostgreSQL where there is one, and finds them there from any folder',
  async () => {
    const url = await createDatabase('url' in postgres ? postgres.url : '');
    const shared = { DATABASE_URL: url };
    expect((await papersWith(shared, 'refresh')).status).toBe(0);
    expect(await readdir(folder)).toEqual([]);
    const elsewhere = { ...shared, DATA_DIR: join(folder, 'elsewhere') };
    for (let time = 0; time < 2; time++) {
      const { out } = await papersWith(elsewhere, 'search', 'teaching a kite to read', '--limit', '1');
      expect(out.join('\n')).toContain('2608.00001');
    }
  },
);
