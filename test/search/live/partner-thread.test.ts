import type { Worker } from 'node:worker_threads';
import { afterEach, expect, it, vi } from 'vitest';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { openLexicon } from '../../../src/search/index/lexicon.ts';
import type { PackedIndex } from '../../../src/search/index/packed-index.ts';
import { shareIndex } from '../../../src/search/index/shared-memory.ts';
import { createPartnerThread } from '../../../src/search/live/partner-thread.ts';
import { createBestSearch } from '../../../src/search/rank/best-search.ts';
import type { Partner } from '../../../src/search/rank/partner.ts';
import { WEIGHTS } from '../../../src/search/rank/weights.ts';

/** Enough papers for a partner, each with some of a few words. */
function large(papers = 120_000): PackedIndex {
  const builder = createIndexBuilder();
  const every = { owl: 2, bat: 3, moth: 5, lark: 7 };
  for (let i = 0; i < papers; i++) {
    const held = Object.entries(every).filter(([, step]) => i % step === 0);
    const title = held.map(([word]) => word).join(' ');
    builder.add({ title, body: 'x '.repeat(i % 11), authors: [] });
  }
  return shareIndex(builder.finish());
}

const index = large();
const stems = openLexicon(index.stems);
const terms = ['owl', 'bat', 'moth', 'lark'].map((word) => ({ stem: stems.find(word), weight: 1 }));
const request = { limit: 50, minCoverage: 0.3 };
const alone = createBestSearch(index, WEIGHTS).best(terms, request);

const eventually = (check: () => void) => vi.waitFor(check, 20_000);

let workers: Worker[] = [];
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.terminate()));
  workers = [];
});

function startPartner(patience?: number) {
  return createPartnerThread({
    onStart: (worker) => workers.push(worker),
    large: 100_000,
    ...(patience !== undefined && { patience }),
  });
}

/** A wrapper that leaves all pieces to the other thread and counts how often that took part. */
function leavingAll(partner: Partner) {
  let parts = 0;
  const leaving: Partner = {
    begin(asked, options) {
      const work = partner.begin(asked, options);
      if (work === undefined) return undefined;
      return {
        other: work.other,
        next: () => undefined,
        end() {
          // The other thread has been told of the job, and has plenty of time to take it.
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
          const found = work.end();
          if (found !== undefined && found !== 'failed') parts++;
          return found;
        },
      };
    },
  };
  return { leaving, parts: () => parts };
}

it('the best of all documents are found, even if the other thread scored them all', async () => {
  const { leaving, parts } = leavingAll(startPartner().open(1, index));
  const search = createBestSearch(index, WEIGHTS, leaving);
  await eventually(() => {
    const found = search.best(terms, request);
    expect(parts()).toBeGreaterThan(0);
    expect(found).toEqual(alone);
  });
});

it('consecutive searches give the same results with a partner as without', async () => {
  const partner = startPartner().open(1, index);
  const search = createBestSearch(index, WEIGHTS, partner);
  await eventually(() => expect(partner.begin(terms, request)).toBeDefined());
  for (const limit of [1, 10, 300]) {
    for (let i = 0; i < 20; i++) {
      const asked = { limit, minCoverage: i % 2 === 0 ? 0.3 : 0 };
      expect(search.best(terms, asked)).toEqual(createBestSearch(index, WEIGHTS).best(terms, asked));
    }
  }
});

it('pieces taken by a partner that died are scored without it, and it is used again once another index is opened', async () => {
  const thread = startPartner(50);
  const partner = thread.open(1, index);
  await eventually(() => expect(partner.begin(terms, request)).toBeDefined());
  partner.begin(terms, request)?.end();
  const endingIt: Partner = {
    begin(asked, options) {
      const work = partner.begin(asked, options);
      if (work === undefined) return undefined;
      return {
        ...work,
        other: work.other,
        // Takes all pieces and never returns anything.
        next() {
          while (work.next() !== undefined);
          return undefined;
        },
        end: () => 'failed',
      };
    },
  };
  let begun = 0;
  const once: Partner = { begin: (...asked) => (begun++ === 0 ? endingIt.begin(...asked) : undefined) };
  expect(createBestSearch(index, WEIGHTS, once).best(terms, request)).toEqual(alone);
  await Promise.all(workers.map((worker) => worker.terminate()));
  await eventually(() => expect(partner.begin(terms, request)).toBeUndefined());
  expect(createBestSearch(index, WEIGHTS, partner).best(terms, request)).toEqual(alone);
  thread.open(2, index);
  await eventually(() => expect(partner.begin(terms, request)).toBeDefined());
  expect(workers).toHaveLength(2);
});

it('a partner is not used for small catalogs or rare words, with a filter, for too many results, or when not wanted', async () => {
  const thread = startPartner();
  const partner = thread.open(1, index);
  await eventually(() => expect(partner.begin(terms, request)).toBeDefined());
  expect(partner.begin(terms, { ...request, filter: () => true })).toBeUndefined();
  expect(partner.begin(terms, { ...request, limit: 5_000 })).toBeUndefined();
  expect(partner.begin([{ stem: stems.find('lark'), weight: 1 }], request)).toBeUndefined();
  expect(thread.open(2, large(100)).begin(terms, request)).toBeUndefined();
  thread.setWanted(false);
  expect(partner.begin(terms, request)).toBeUndefined();
  thread.setWanted(true);
  await eventually(() => expect(partner.begin(terms, request)).toBeDefined());
});

it('a dropped index is searched without the partner', async () => {
  const thread = startPartner(50);
  const partner = thread.open(1, index);
  await eventually(() => expect(partner.begin(terms, request)).toBeDefined());
  thread.letGo(1);
  const { leaving } = leavingAll(partner);
  const search = createBestSearch(index, WEIGHTS, leaving);
  await eventually(() => expect(search.best(terms, request)).toEqual(alone));
});
