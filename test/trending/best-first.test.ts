import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { bestFirst } from '../../src/trending/best-first.ts';
import { papersWithin } from '../../src/trending/candidates.ts';
import { rank } from '../../src/trending/rank.ts';
import { WINDOW_DAYS, WINDOWS } from '../../src/trending/score.ts';
import { paper } from '../support/papers.ts';
import { allOf } from '../support/trending-entries.ts';

describe('the best of a list', () => {
  it('are the same as in the sorted list, at whatever positions they are requested', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.array(fc.nat(60)), (items, places) => {
        const sorted = items.toSorted((a, b) => a - b);
        const at = bestFirst(items, (a, b) => a - b);
        for (const place of places) expect(at(place)).toBe(sorted[place]);
      }),
    );
  });

  it.each<[string, (i: number) => number]>([
    ['in no order', (i) => (i * 7_919) % 20_011],
    ['in order already', (i) => i],
    ['in the opposite order', (i) => 20_000 - i],
  ])('are found without sorting the rest: %s', (_, itemAt) => {
    let compared = 0;
    const items = Array.from({ length: 20_000 }, (_, i) => itemAt(i));
    const at = bestFirst(items, (a, b) => {
      compared++;
      return a - b;
    });
    const sorted = items.toSorted((a, b) => a - b);
    for (const place of [9, 99]) expect(at(place)).toBe(sorted[place]);
    expect(compared).toBeLessThan(items.length * 10);
  });
});

it('a ranking limited to the days within reach equals one of the whole catalog', () => {
  const day = fc.integer({ min: 1, max: 30 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
  const some = fc.uniqueArray(
    fc.record(
      { id: fc.stringMatching(/^[a-z]{1,3}$/), listedOn: day, published: day, upvotes: fc.nat(99) },
      { requiredKeys: ['id'] },
    ),
    { selector: ({ id }) => id, maxLength: 30 },
  );
  fc.assert(
    fc.property(some, fc.constantFrom(...WINDOWS), fc.nat(20), (drawn, window, reachDays) => {
      const papers = drawn.map(({ id, ...fields }) => paper(id, fields));
      const catalog = createCatalog(papers);
      const today = '2026-11-30';
      const batchDay = catalog.newestBatchDay(today);
      const earlier = {
        day: '2026-11-20',
        papers: new Map(papers.slice(0, 5).map(({ id }) => [id, { paperId: id, upvotes: 3 }])),
      };
      const how = { window, reachDays, batchDay, today, earlier };
      const reach = Math.max(reachDays, WINDOW_DAYS[window]);
      const within = papersWithin(catalog, batchDay, reach, [earlier]);
      expect(allOf(rank({ ...how, papers: within }).entries)).toEqual(
        allOf(rank({ ...how, papers }).entries),
      );
    }),
  );
});
