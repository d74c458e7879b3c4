import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Catalog, createCatalog } from '../../src/catalog/catalog.ts';
import type { DayCountsStore } from '../../src/trending/day-counts.ts';
import { createTrending, type Trending } from '../../src/trending/trending.ts';
import { paper } from '../support/papers.ts';
import { temporaryStore } from '../support/stores.ts';
import { allOf } from '../support/trending-entries.ts';

const two = createCatalog([paper('a', { upvotes: 20 }), paper('b', { upvotes: 22 })]);

let held: Awaited<ReturnType<typeof temporaryStore>>;
let catalog: Catalog;
let now: Date;
let reads: number;
let failures: number;
let isAway: boolean;
let trending: Trending;

beforeEach(async () => {
  held = await temporaryStore();
  catalog = two;
  now = new Date('2026-11-20T12:00:00Z');
  reads = 0;
  failures = 0;
  isAway = false;
  const { dayCounts, votes } = held.store;
  const counted: DayCountsStore = {
    ...dayCounts,
    async read(day) {
      reads += 1;
      if (failures > 0) {
        failures -= 1;
        throw new Error('the disk is away');
      }
      return dayCounts.read(day);
    },
  };
  trending = createTrending({ catalog: () => catalog, dayCounts: counted, votes, clock: () => now });
  await dayCounts.write('2026-11-19', [
    { paperId: 'a', upvotes: 20 },
    { paperId: 'b', upvotes: 22 },
  ]);
});
afterEach(() => held.remove());

async function first(): Promise<string | undefined> {
  return allOf((await trending.rank({ window: 'day' })).entries)[0]?.paper.id;
}

async function reasonsFor(id: string) {
  const { entries } = await trending.rank({ window: 'day' });
  return allOf(entries).find((entry) => entry.paper.id === id)?.reasons;
}

function count(...counts: Parameters<DayCountsStore['write']>): Promise<void> {
  return held.store.dayCounts.write(...counts);
}

describe('a ranking', () => {
  it('is computed once for all while nothing changes', async () => {
    expect([await first(), await first(), await first()]).toEqual(['b', 'b', 'b']);
    expect(reads).toBe(1);
    // What was kept is as good as what was made.
    expect(await trending.rank({ window: 'day' })).not.toHaveProperty('isWithoutMarks');
  });

  it('is recomputed for another catalog', async () => {
    expect(await first()).toBe('b');
    catalog = createCatalog([...two.all(), paper('c', { upvotes: 90 })]);
    expect(await first()).toBe('c');
  });

  it('is recomputed once today has counts', async () => {
    expect(await reasonsFor('a')).toEqual([]);
    await count('2026-11-20', [{ paperId: 'a', upvotes: 20, position: 1 }]);
    expect(await reasonsFor('a')).toEqual([{ kind: 'position', position: 1 }]);
  });

  it('is recomputed after a while if today’s counts were overwritten', async () => {
    await count('2026-11-20', [{ paperId: 'a', upvotes: 20, position: 2 }]);
    expect(await reasonsFor('a')).toEqual([{ kind: 'position', position: 2 }]);
    await count('2026-11-20', [{ paperId: 'a', upvotes: 20, position: 1 }]);
    now = new Date('2026-11-20T12:09:59Z');
    expect(await reasonsFor('a')).toEqual([{ kind: 'position', position: 2 }]);
    now = new Date('2026-11-20T12:10:00Z');
    expect(await reasonsFor('a')).toEqual([{ kind: 'position', position: 1 }]);
  });

  it('is recomputed on another day', async () => {
    expect(await reasonsFor('a')).toEqual([]);
    now = new Date('2026-11-21T12:00:00Z');
    await count('2026-11-20', [{ paperId: 'a', upvotes: 15 }]);
    expect(await reasonsFor('a')).toEqual([expect.objectContaining({ kind: 'vote-growth', votes: 5 })]);
  });

  it('that failed is not kept', async () => {
    failures = 1;
    await expect(first()).rejects.toThrow('the disk is away');
    expect(await first()).toBe('b');
  });

  describe('that may go without the store', () => {
    const optional = () => {
      const { dayCounts, votes } = held.store;
      const read = async <T>(ask: () => Promise<T>) => (isAway ? undefined : ask());
      return createTrending({ catalog: () => catalog, dayCounts, votes, clock: () => now, read });
    };

    it('uses this catalog’s last counts while the store is away, and says what is missing', async () => {
      trending = optional();
      await count('2026-11-20', [{ paperId: 'a', upvotes: 20, position: 1 }]);
      expect(await trending.rank({ window: 'day', scope: 'g' })).not.toHaveProperty('isWithoutMarks');
      isAway = true;
      expect(await reasonsFor('a')).toEqual([{ kind: 'position', position: 1 }]);
      expect(await trending.rank({ window: 'day', scope: 'g' })).toMatchObject({ isWithoutMarks: true });
    });

    it('uses the catalog’s own figures if there was no ranking before', async () => {
      trending = optional();
      isAway = true;
      expect([await first(), await reasonsFor('a')]).toEqual(['b', []]);
    });
  });
});
