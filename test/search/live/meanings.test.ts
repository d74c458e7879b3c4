import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { appendIndex } from '../../../src/search/index/append/append.ts';
import { shareIndex } from '../../../src/search/index/shared-memory.ts';
import { growIndex } from '../../../src/search/index/tail/grow.ts';
import { beforeTail } from '../../../src/search/index/tail/tail-anew.ts';
import { readMeaningFile } from '../../../src/search/live/meaning-file.ts';
import { createMeanings, type Meanings } from '../../../src/search/live/meanings.ts';
import { carriedMeaning } from '../../../src/search/meaning/learn.ts';
import type { Meaning } from '../../../src/search/meaning/meaning.ts';
import { indexOf, madeUpPapers } from '../meaning/made-up.ts';

const papers = madeUpPapers(1_300);
const small = shareIndex(indexOf(papers.slice(0, 1_050)));
const alike = shareIndex(indexOf(papers.slice(0, 1_100)));
const large = shareIndex(indexOf(papers));
const open: Meanings[] = [];
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meanings-'));
  file = join(folder, 'search.meaning');
});
afterEach(async () => {
  // A worker that is still writing would put its file into a folder being removed.
  await Promise.all(open.splice(0).map((meanings) => meanings.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the vectors in a folder; `next` waits for the next ones. */
function opened() {
  const waiting: ((meaning: Meaning) => void)[] = [];
  const come: Meaning[] = [];
  const problems: string[] = [];
  const meanings = createMeanings({
    file,
    pairs: 512,
    onMeaning: (_, meaning) => {
      const taker = waiting.shift();
      if (taker === undefined) come.push(meaning);
      else taker(meaning);
    },
    onUnwritten: (reason) => problems.push(reason),
  });
  open.push(meanings);
  const next = () =>
    new Promise<Meaning>((resolve) => {
      const meaning = come.shift();
      if (meaning === undefined) waiting.push(resolve);
      else resolve(meaning);
    });
  return { meanings, next, problems };
}

async function written(): Promise<void> {
  while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Papers for a tail; those on some subjects have a word that no others have. */
function tailOf(from: number, word: string) {
  return indexOf(
    papers
      .slice(from, from + 50)
      .map((paper, i) => (i % 24 < 3 ? { ...paper, abstract: `${paper.abstract} ${word}` } : paper)),
  );
}

it('learns vectors if there are none yet, saves them, and has them at once after a restart', async () => {
  const first = opened();
  expect(await first.meanings.prepare(small)).toBeUndefined();
  const learnt = await first.next();
  expect(first.meanings.of(small)).toBe(learnt);
  await written();
  const again = await opened().meanings.prepare(small);
  expect(again?.papers).toEqual(learnt.papers);
  expect(again?.words).toEqual(learnt.words);
});

it('carries vectors over to a slightly larger catalog, and learns again for one that grew by a fifth', async () => {
  const { meanings, next } = opened();
  await meanings.prepare(small);
  await next();
  const carried = await meanings.prepare(alike);
  expect(carried?.learntFrom).toBe(small.documents);
  expect(carried?.papers).toHaveLength(alike.documents * 64);
  await next();
  const first = await meanings.prepare(large);
  expect(first?.learntFrom).toBe(small.documents);
  await next();
  const learnt = await next();
  expect(learnt.learntFrom).toBe(large.documents);
  expect(meanings.of(large)).toBe(learnt);
});

it('recognises a file for the first papers of an index, and places only the others after a restart', async () => {
  const first = opened();
  await first.meanings.prepare(small);
  const learnt = await first.next();
  await written();
  const others = shareIndex(indexOf(papers.slice(1_050, 1_100)));
  const appended = appendIndex(small, others);
  const kept = [small, appended, others, appendIndex(others, small)].map((index) =>
    readMeaningFile(file, index),
  );
  expect(kept.map((one) => [one?.same, one?.isOfIndex])).toEqual([
    [1_050, true],
    [1_050, false],
    [0, false],
    [0, false],
  ]);
  const carried = await opened().meanings.prepare(appended);
  expect(carried?.papers.subarray(0, learnt.papers.length)).toEqual(learnt.papers);
  expect(carried?.papers).toHaveLength(appended.documents * 64);
});

it('reuses the vectors of papers before a rebuilt tail, and places those in it', async () => {
  const { meanings, next } = opened();
  const first = growIndex(small, tailOf(1_050, 'xylophon'));
  await meanings.prepare(first);
  const learnt = await next();
  const anew = growIndex(beforeTail(first), tailOf(1_070, 'aardvark'));
  const carried = await meanings.prepare(anew, first, small.documents);
  const start = small.documents * 64;
  expect(carried?.papers.subarray(0, start)).toEqual(learnt.papers.subarray(0, start));
  expect(carried?.papers).toEqual(carriedMeaning(learnt, first, anew).papers);
});

it('restores the vectors of an index with a tail after a restart, with its stem numbers', async () => {
  const grown = growIndex(small, tailOf(1_050, 'aardvark'));
  const first = opened();
  await first.meanings.prepare(grown);
  const { rowOf, papers: placed } = await first.next();
  await written();
  const again = await opened().meanings.prepare(grown);
  expect(again?.rowOf).toEqual(rowOf);
  expect(again?.papers).toEqual(placed);
});

it('learns again if the file is torn', async () => {
  const first = opened();
  await first.meanings.prepare(small);
  await first.next();
  await written();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, bytes.length - 100));
  const second = opened();
  expect(await second.meanings.prepare(small)).toBeUndefined();
  expect((await second.next()).learntFrom).toBe(small.documents);
});

it('reports why vectors could not be written, and still uses them', async () => {
  file = join(folder, 'no-folder\0', 'search.meaning');
  const { meanings, next, problems } = opened();
  await meanings.prepare(small);
  expect((await next()).learntFrom).toBe(small.documents);
  await vi.waitFor(() => expect(problems).toEqual([expect.stringMatching(/null bytes/)]), 20_000);
});

it('does not wait for vectors that were abandoned', async () => {
  const { meanings } = opened();
  const given = meanings.prepare(small);
  const next = meanings.prepare(alike);
  expect(await given).toBeUndefined();
  await meanings.close();
  expect(await next).toBeUndefined();
});
