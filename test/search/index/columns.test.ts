import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDay, lastDay } from '../../../src/paper/dates.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import {
  categoryCounts,
  columnsOf,
  createColumnReader,
  dayNumber,
  type PaperColumns,
} from '../../../src/search/index/columns.ts';

const date = fc.constantFrom('1999', '2024', '2024-02', '2024-02-29', '2024-12', '2024-12-31', '2025-01-01');
const paper: fc.Arbitrary<Paper> = fc.record(
  {
    id: fc.constant('a:1'),
    title: fc.constant('Owls'),
    authors: fc.constant([]),
    published: date,
    listedOn: fc.constantFrom('2024-12-30', '2025-01-02'),
    upvotes: fc.nat(200_000),
    categories: fc.subarray(['cs.CL', 'cs.LG', 'q-bio.NC']),
  },
  { requiredKeys: ['id', 'title', 'authors'] },
);

/** What the columns say about each paper. */
function told(columns: PaperColumns) {
  return Array.from(columns.days, (day, document) => ({
    from: columns.publishedFrom[document],
    to: columns.publishedTo[document],
    day,
    votes: columns.votes[document],
    categories: columns.categoryLists[columns.categoryList[document] ?? -1],
  }));
}

function plainly({ published, listedOn, upvotes = 0, categories = [] }: Paper) {
  const day = published ?? listedOn;
  return {
    from: published === undefined ? 0 : dayNumber(firstDay(published)),
    to: published === undefined ? 0 : dayNumber(lastDay(published)),
    day: day === undefined ? 0 : dayNumber(firstDay(day)),
    votes: upvotes,
    categories,
  };
}

describe('the columns of papers', () => {
  it('match the papers, read in one go or in parts, with or without an earlier catalog', () => {
    fc.assert(
      fc.property(fc.array(paper), fc.array(fc.option(paper, { nil: undefined })), (before, changes) => {
        const first = columnsOf(before, before.length);
        expect(told(first)).toEqual(before.map(plainly));
        // Some papers are replaced, some stay, some are added, and the catalog may shrink.
        const after = changes.flatMap((change, i) => change ?? before[i] ?? []);
        const reader = createColumnReader(after.length, first);
        for (const [i, paper] of after.entries()) if (paper !== before[i]) reader.read(i, paper);
        expect(told(reader.columns())).toEqual(after.map(plainly));
        expect(told(first)).toEqual(before.map(plainly));
      }),
    );
  });

  it('grow in place, unless a value of an earlier paper changed', () => {
    const papers = Array.from({ length: 40 }, (_, i) => ({
      id: `a:${i}`,
      title: 'Owls',
      authors: [],
      upvotes: i,
    }));
    const first = columnsOf(papers, 40);
    const reader = createColumnReader(41, first);
    reader.read(40, { id: 'a:40', title: 'Owls', authors: [], published: '2026-11-20' });
    reader.read(7, { id: 'a:7', title: 'Owls', authors: [], upvotes: 70 });
    const { days, votes } = reader.columns();
    expect(days.buffer).toBe(first.days.buffer);
    expect(votes.buffer).not.toBe(first.votes.buffer);
    expect([votes[6], votes[7], first.votes[7], days[40], first.days.length]).toEqual([
      6,
      70,
      7,
      dayNumber('2026-11-20'),
      40,
    ]);
  });

  it('are in shared memory', () => {
    const { days, votes } = columnsOf([{ id: 'a:1', title: 'Owls', authors: [] }], 1);
    expect([days.buffer, votes.buffer].every((buffer) => buffer instanceof SharedArrayBuffer)).toBe(true);
  });

  it('count the papers of each category', () => {
    const papers = [['cs.CL', 'cs.LG'], ['cs.CL'], undefined, []].map((categories, i) => ({
      id: `a:${i}`,
      title: 'Owls',
      authors: [],
      ...(categories === undefined ? {} : { categories }),
    }));
    expect([...categoryCounts(columnsOf(papers, papers.length))]).toEqual([
      ['cs.CL', 2],
      ['cs.LG', 1],
    ]);
  });

  it('number days in chronological order', () => {
    const day = fc
      .tuple(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
      )
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(Math.sign(dayNumber(a) - dayNumber(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});
