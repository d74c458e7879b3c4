import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPapers } from '../../../src/catalog/load.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { snapshotLines } from './snapshot.ts';

const real: Paper[] = ['Reading Kites', 'Writing Clouds at Night', 'The Weather of Letters'].map(
  (title, i) => ({
    id: `real:${i}`,
    title,
    ...(i < 2 && { abstract: `We study ${title}. It works well. Others agree with it.` }),
    authors: ['Ada North', 'Bob South'],
  }),
);

it('creates a snapshot that imports in full, with all real papers in it and generated ones between', async () => {
  const lines = [...snapshotLines(real, 300, 7)];
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-snapshot-'));
  await writeFile(join(folder, 'snapshot.jsonl'), lines.join('\n'));
  const papers: Paper[] = [];
  for await (const item of readPapers(join(folder, 'snapshot.jsonl'))) {
    expect(item).not.toHaveProperty('kind');
    if (!('kind' in item)) papers.push(item);
  }
  await rm(folder, { recursive: true });
  expect(new Set(papers.map(({ id }) => id)).size).toBe(300);
  for (const { title } of real) expect(papers.map((paper) => paper.title)).toContain(title);
  expect(
    papers.every(({ abstract, published, categories }) => abstract && published && categories?.length),
  ).toBe(true);
  const dates = papers.map(({ published = '' }) => published);
  expect(dates).toEqual([...dates].sort());
});

it('generates the same papers for the same seed, and others for another', () => {
  const lines = (seed: number) => [...snapshotLines(real, 50, seed)];
  expect(lines(7)).toEqual(lines(7));
  expect(lines(8)).not.toEqual(lines(7));
});
