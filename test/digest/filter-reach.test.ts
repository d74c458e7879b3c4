import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { filterReach } from '../../src/digest/filter-reach.ts';
import { filterWarning } from '../../src/view/filter-reach.ts';
import { paper } from '../support/papers.ts';

const today = '2026-11-20';
const papers = [
  paper('old', { title: 'Kites', listedOn: '2026-09-01', categories: ['cs.CL'] }),
  paper('a', { title: 'Rain', listedOn: '2026-11-19', categories: ['cs.CL'] }),
  paper('b', { title: 'Wind', listedOn: '2026-11-18', categories: ['math.OC'] }),
  paper('c', { title: 'Wind tunnels', published: '2026-11-17', categories: ['cs.CL'] }),
];
const catalog = createCatalog(papers);
const reach = (conditions: { include?: string[]; exclude?: string[]; categories?: string[] }) =>
  filterReach(catalog, { include: [], exclude: [], categories: [], ...conditions }, today);

describe('a filter', () => {
  it('is tried on the papers of the last thirty days', () => {
    expect(reach({ include: ['wind'] })).toEqual({
      of: 3,
      isRecent: true,
      matched: 2,
      unmet: { category: 0, include: 1, exclude: 0 },
    });
  });

  it('that lets something through needs no warning', () => {
    expect(filterWarning(reach({ include: ['wind'] }))).toBeUndefined();
  });

  it('that lets nothing through is reported with the number of papers each condition rejected', () => {
    expect(filterWarning(reach({ include: ['kites'], categories: ['cs'] }))).toBe(
      '⚠ None of the 3 papers from the last 30 days matches these filters: 1 outside the category, 2 without the words to include.',
    );
  });

  it('is tried on all papers if none is recent', () => {
    const old = filterReach(catalog, { include: ['snow'], exclude: [], categories: [] }, '2027-11-20');
    expect(filterWarning(old)).toBe(
      '⚠ None of my newest 4 papers matches these filters: 4 without the words to include.',
    );
  });

  it('is tried on at least the thousand newest, in whole days, in whatever order the days are listed', () => {
    const days = ['2026-02-03', '2026-02-05', '2026-02-01', '2026-02-04'];
    const many = days.flatMap((listedOn) =>
      Array.from({ length: 500 }, (_, i) => paper(`${listedOn} ${i}`, { title: listedOn, listedOn })),
    );
    const held = createCatalog(many);
    const tried = (title: string) =>
      filterReach(held, { include: [`"${title}"`], exclude: [], categories: [] }, today);
    expect(tried('2026-02-05')).toMatchObject({ of: 1_000, isRecent: false, matched: 500 });
    expect(tried('2026-02-04')).toMatchObject({ matched: 500 });
    expect(tried('2026-02-03')).toMatchObject({ matched: 0 });
  });

  it('is tried on papers from thirty days ago, but not from the day before', () => {
    const held = createCatalog([
      paper('then', { listedOn: '2026-10-21' }),
      paper('before', { listedOn: '2026-10-20' }),
    ]);
    expect(filterReach(held, { include: [], exclude: [], categories: [] }, today)).toMatchObject({
      of: 1,
      isRecent: true,
    });
  });

  it('needs no warning while there are no papers at all', () => {
    expect(
      filterWarning(filterReach(createCatalog([]), { include: ['x'], exclude: [], categories: [] }, today)),
    ).toBeUndefined();
  });
});
