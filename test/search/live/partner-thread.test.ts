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

/** Papers enough for a partner, each with some of a few words. */
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

/** A partner that leaves all pieces to the other thread, and how often that took part. */
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
          // The other thread is told of the job by now, and has all the time to take it.
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

it('the best of all documents are found, also where the other thread scored them all', async () => {
  const { leaving, parts } = leavingAll(startPartner().open(1, index));
  const search = createBestSearch(index, WEIGHTS, leaving);
  await eventually(() => {
    const found = search.best(terms, request);
    expect(parts()).toBeGreaterThan(0);
    expect(found).toEqual(alone);
  });
});

it('a search gives the same with a partner as without, one after another', async () => {
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

it('what a partner took that was ended is scored without it, and it is asked again once another index is opened', async () => {
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
        // It takes all there is, and nothing of that comes back.
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

it('a partner is left alone by what is small, has a condition, asks for too many or is not alone', async () => {
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

it('an index that was let go is searched without the partner’s help', async () => {
  const thread = startPartner(50);
  const partner = thread.open(1, index);
  await eventually(() => expect(partner.begin(terms, request)).toBeDefined());
  thread.letGo(1);
  const { leaving } = leavingAll(partner);
  const search = createBestSearch(index, WEIGHTS, leaving);
  await eventually(() => expect(search.best(terms, request)).toEqual(alone));
});
