import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergePapers } from '../../src/paper/merge.ts';
import type { Paper } from '../../src/paper/paper.ts';

const word = fc.string({ minLength: 1, maxLength: 8 });
const words = fc.array(word, { maxLength: 3 });
const count = fc.nat({ max: 500 });

const record = fc.record(
  {
    id: fc.constant('2005.11401'),
    title: word,
    authors: words,
    abstract: word,
    summary: word,
    published: fc.constantFrom('2020', '2020-05', '2020-05-22', '2021'),
    categories: words,
    keywords: words,
    listedOn: fc.constantFrom('2026-08-20', '2026-08-21'),
    upvotes: count,
    comments: count,
    codeUrl: word,
    codeStars: count,
    extra: fc.dictionary(word, fc.jsonValue(), { maxKeys: 3 }),
  },
  { requiredKeys: ['id', 'title', 'authors'] },
);

const says = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);

it('changes nothing when a record is merged with itself', () => {
  fc.assert(
    fc.property(record, (paper) => {
      expect(mergePapers(paper, paper)).toEqual(paper);
    }),
  );
});

it('changes nothing when the same record comes twice', () => {
  fc.assert(
    fc.property(record, record, (known, newer) => {
      const merged = mergePapers(known, newer);
      expect(mergePapers(merged, newer)).toEqual(merged);
    }),
  );
});

it('keeps every fact from either record, the newer one if both have it', () => {
  fc.assert(
    fc.property(record, record, (known: Paper, newer: Paper) => {
      const merged = new Map<string, unknown>(Object.entries(mergePapers(known, newer)));
      for (const [field, value] of Object.entries(known))
        if (says(value)) expect(says(merged.get(field))).toBe(true);
      for (const [field, value] of Object.entries(newer)) {
        if (field === 'extra' || field === 'published' || !says(value)) continue;
        expect(merged.get(field)).toEqual(value);
      }
      for (const key of [...Object.keys(known.extra ?? {}), ...Object.keys(newer.extra ?? {})]) {
        expect(Object.keys(merged.get('extra') ?? {})).toContain(key);
      }
    }),
  );
});

it('does not replace a fine date with a coarse one that agrees with it', () => {
  const known = { id: 'a:1', title: 'A', authors: [], published: '2024-05-22' };
  expect(mergePapers(known, { ...known, published: '2024-05' }).published).toBe('2024-05-22');
  expect(mergePapers(known, { ...known, published: '2024' }).published).toBe('2024-05-22');
  expect(mergePapers(known, { ...known, published: '2023' }).published).toBe('2023');
});

it('keeps the newest version of a paper, whatever the order of records', () => {
  const paper = (version: unknown) => ({ id: 'a:1', title: 'A', authors: [], extra: { version } });
  expect(mergePapers(paper(2), paper(10)).extra).toEqual({ version: 10 });
  expect(mergePapers(paper(10), paper(2)).extra).toEqual({ version: 10 });
  expect(mergePapers(paper(10), paper('draft')).extra).toEqual({ version: 'draft' });
});

it('refuses to merge two different papers', () => {
  const paper = { id: 'a:1', title: 'A', authors: [] };
  expect(() => mergePapers(paper, { ...paper, id: 'a:2' })).toThrow('"a:1" and "a:2" are two papers');
});

it('does not bring back a removed name, whatever the order of records', () => {
  const paper = (submittedBy?: string) => ({
    id: 'a:1',
    title: 'A',
    authors: [],
    ...(submittedBy === undefined ? {} : { extra: { submittedBy } }),
  });
  expect(mergePapers(paper('Ada'), paper('')).extra).toEqual({ submittedBy: '' });
  expect(mergePapers(paper(''), paper('Ada')).extra).toEqual({ submittedBy: '' });
  expect(mergePapers(paper(), paper('Ada')).extra).toEqual({ submittedBy: 'Ada' });
});
