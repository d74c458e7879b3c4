import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Catalog, createCatalog } from '../../src/catalog/catalog.ts';
import type { SnapshotStore } from '../../src/trending/snapshots.ts';
import { createTrending, type Trending } from '../../src/trending/trending.ts';
import { paper } from '../support/papers.ts';
import { temporaryStore } from '../support/stores.ts';

const two = createCatalog([paper('a', { upvotes: 20 }), paper('b', { upvotes: 22 })]);

let held: Awaited<ReturnType<typeof temporaryStore>>;
let catalog: Catalog;
let now: Date;
let reads: number;
let failures: number;
let trending: Trending;

beforeEach(async () => {
  held = await temporaryStore();
  catalog = two;
  now = new Date('2026-11-20T12:00:00Z');
  reads = 0;
  failures = 0;
  const { snapshots, votes } = held.store;
  const counted: SnapshotStore = {
    ...snapshots,
    async read(day) {
      reads += 1;
      if (failures > 0) {
        failures -= 1;
        throw new Error('the disk is away');
      }
      return snapshots.read(day);
    },
  };
  trending = createTrending({ catalog: () => catalog, snapshots: counted, votes, clock: () => now });
  await snapshots.write('2026-11-19', [
    { paperId: 'a', upvotes: 20 },
    { paperId: 'b', upvotes: 22 },
  ]);
});
afterEach(() => held.remove());

async function first(): Promise<string | undefined> {
  return (await trending.rank({ window: 'day' })).entries[0]?.paper.id;
}

async function reasonFor(id: string): Promise<string | undefined> {
  const { entries } = await trending.rank({ window: 'day' });
  return entries.find((entry) => entry.paper.id === id)?.why;
}

function read(...reading: Parameters<SnapshotStore['write']>): Promise<void> {
  return held.store.snapshots.write(...reading);
}

describe('a ranking', () => {
  it('is made once for all who ask while nothing has changed', async () => {
    expect([await first(), await first(), await first()]).toEqual(['b', 'b', 'b']);
    expect(reads).toBe(1);
  });

  it('is made anew for another catalog', async () => {
    expect(await first()).toBe('b');
    catalog = createCatalog([...two.all(), paper('c', { upvotes: 90 })]);
    expect(await first()).toBe('c');
  });

  it('is made anew once there is a reading of today', async () => {
    expect(await reasonFor('a')).toBe('');
    await read('2026-11-20', [{ paperId: 'a', upvotes: 20, position: 1 }]);
    expect(await reasonFor('a')).toBe('no. 1 on Hugging Face');
  });

  it('is made anew in a while, when a reading of today was written over', async () => {
    await read('2026-11-20', [{ paperId: 'a', upvotes: 20, position: 2 }]);
    expect(await reasonFor('a')).toBe('no. 2 on Hugging Face');
    await read('2026-11-20', [{ paperId: 'a', upvotes: 20, position: 1 }]);
    now = new Date('2026-11-20T12:10:00Z');
    expect(await reasonFor('a')).toBe('no. 1 on Hugging Face');
  });

  it('is made anew on another day', async () => {
    expect(await reasonFor('a')).toBe('');
    now = new Date('2026-11-21T12:00:00Z');
    await read('2026-11-20', [{ paperId: 'a', upvotes: 15 }]);
    expect(await reasonFor('a')).toBe('+5 votes since yesterday');
  });

  it('that failed is not kept', async () => {
    failures = 1;
    await expect(first()).rejects.toThrow('the disk is away');
    expect(await first()).toBe('b');
  });
});
