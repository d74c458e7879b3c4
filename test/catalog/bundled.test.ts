import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogLine } from '../../src/catalog/file/row/line.ts';
import { isArxivId } from '../../src/paper/id.ts';
import { rowsOf } from '../support/rows.ts';
import { sharedFile, WITHOUT_SHARED } from '../support/shared.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(join(root, 'data/catalog.jsonl'), 'utf8');
const lines = text.split('\n').slice(0, -1);
const rows = await rowsOf(text);
const papers = rows.flatMap((row) => ('paper' in row ? [row.paper] : []));

const seedPage = sharedFile('data/seed-page.txt');
const seedFacts = sharedFile('data/seed-papers.jsonl');
const sample = sharedFile('data/hf-sample');

describe('the bundled catalog', () => {
  it('has 146 papers, and no line needs correcting', () => {
    expect(papers).toHaveLength(146);
    expect(new Set(papers.map(({ id }) => id)).size).toBe(146);
    expect(rows.filter((row) => 'skipped' in row || row.notices.length > 0)).toEqual([]);
  });

  it('is written as the program would write it', () => {
    expect(papers.map(catalogLine)).toEqual(lines);
  });

  it.each(papers.map((paper) => [paper.id, paper] as const))('describes %s fully', (_, paper) => {
    expect(isArxivId(paper.id)).toBe(true);
    expect(paper.authors.length).toBeGreaterThan(0);
    expect(paper.published).toMatch(/^\d{4}-\d{2}/);
    expect(paper.keywords?.length).toBeGreaterThanOrEqual(3);
    expect(paper.keywords?.length).toBeLessThanOrEqual(6);
    expect(paper.keywords).toEqual(paper.keywords?.map((keyword) => keyword.toLowerCase()));
    expect(sentences(paper.summary ?? '')).toBeGreaterThanOrEqual(2);
    expect(sentences(paper.summary ?? '')).toBeLessThanOrEqual(3);
    expect(paper.summary).toMatch(/\.$/);
    expect(paper.abstract).toBeUndefined();
  });

  it.skipIf(seedFacts === undefined)(`agrees with the checked facts ${WITHOUT_SHARED}`, () => {
    const facts = readFileSync(seedFacts ?? '', 'utf8')
      .trim()
      .split('\n');
    const byId = new Map(papers.map((paper) => [paper.id, paper]));
    for (const fact of facts.map((line) => JSON.parse(line))) expect(byId.get(fact.id)).toMatchObject(fact);
  });

  it('has what trending needs: listing days and votes, so that a first look shows reasons and a day', () => {
    const listed = papers.filter(({ listedOn }) => listedOn !== undefined);
    expect(listed).toHaveLength(100);
    expect(new Set(listed.map(({ listedOn }) => listedOn)).size).toBe(7);
    expect(listed.filter(({ upvotes }) => upvotes === undefined)).toEqual([]);
  });

  it.skipIf(seedPage === undefined || sample === undefined)(
    `summarizes each paper in its own words, never copying eight in a row from an abstract ${WITHOUT_SHARED}`,
    () => {
      const answers = readdirSync(sample ?? '').map((day) => readFileSync(join(sample ?? '', day), 'utf8'));
      const abstracts = [readFileSync(seedPage ?? '', 'utf8'), ...answers];
      const theirs = ` ${abstracts.flatMap(wordsOf).join(' ')} `;
      const copied = papers
        .flatMap((paper) => runs(wordsOf(paper.summary ?? ''), 8))
        .filter((run) => theirs.includes(` ${run} `));
      expect(copied).toEqual([]);
    },
  );
});

function sentences(text: string): number {
  return text.split(/(?<=[.!?])\s+/).length;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function runs(words: readonly string[], length: number): string[] {
  return words.flatMap((_, at) =>
    at + length <= words.length ? [words.slice(at, at + length).join(' ')] : [],
  );
}
