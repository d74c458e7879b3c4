import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendIndex } from '../../../src/search/index/append/append.ts';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { indexedText } from '../../../src/search/index/indexed-text.ts';
import { openStems } from '../../../src/search/index/joint-lexicon.ts';
import { openLexicon } from '../../../src/search/index/lexicon.ts';
import type { PackedIndex } from '../../../src/search/index/packed-index.ts';
import { growIndex } from '../../../src/search/index/tail/grow.ts';
import { createQueryReader, rankable } from '../../../src/search/query/terms.ts';
import { createBestRuns } from '../../../src/search/rank/best-run.ts';
import type { Partner } from '../../../src/search/rank/partner.ts';
import { createScorer, type ScoreRequest } from '../../../src/search/rank/scorer.ts';
import { weigh } from '../../../src/search/rank/weighted-terms.ts';
import { WEIGHTS } from '../../../src/search/rank/weights.ts';
import { createWorkMemory, nextPiece, offerJob, otherRun } from '../../../src/search/rank/work-memory.ts';
import { readCollection } from '../../bench/search/collections.ts';
import { readingEverything } from './reading-everything.ts';

/**
 * More documents than are read before anything can be skipped, with words of very different frequencies.
 *
 * @param appended how many are appended to the others, ten at a time.
 * @param append where: to the index, or to its tail.
 */
function madeUp(seed: number, documents: number, appended = 0, append = appendIndex): PackedIndex {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const words = (most: number) =>
    Array.from({ length: Math.floor(random() * most) }, () => `w${Math.floor(60 ** random()) - 1}x`).join(
      ' ',
    );
  function indexOf(size: number): PackedIndex {
    const builder = createIndexBuilder();
    for (let i = 0; i < size; i++) builder.add({ title: words(4), body: words(24), authors: [] });
    return builder.finish();
  }
  let index = indexOf(documents - appended);
  for (let left = appended; left > 0; left -= 10) index = append(index, indexOf(Math.min(10, left)));
  return index;
}

const requestOf = (documents: number, stems: number): fc.Arbitrary<ScoreRequest> =>
  fc
    .record({
      terms: fc.uniqueArray(fc.record({ stem: fc.nat(stems - 1), weight: fc.constantFrom(1, 1, 1, 2, 3) }), {
        minLength: 1,
        maxLength: 8,
        selector: ({ stem }) => stem,
      }),
      limit: fc.constantFrom(1, 3, 20, 100, 300),
      also: fc.array(fc.nat(documents - 1), { maxLength: 5 }),
      mostAlso: fc.constantFrom(undefined, 0, 1, 3),
      alsoKept: fc.array(fc.nat(documents - 1), { maxLength: 5 }),
      minCoverage: fc.constantFrom(0, 0.3, 0.6, 0.9),
      mostMatches: fc.constantFrom(undefined, 0, 10, 200),
      every: fc.constantFrom(1, 1, 2, 7, 500),
    })
    .map(({ every, mostAlso, ...request }) => ({
      ...request,
      ...(mostAlso !== undefined && { mostAlso }),
      ...(every > 1 && { filter: (document: number) => document % every === 1 }),
    }));

/**
 * A partner that takes turns scoring pieces of the documents.
 *
 * @param turns - How many pieces it takes before each of the other's.
 */
function takingTurns(index: PackedIndex, size: number, turns: readonly number[]): Partner {
  const runs = createBestRuns(index, WEIGHTS);
  return {
    begin(terms, request) {
      const memory = createWorkMemory();
      offerJob(memory, 1);
      const run = runs(weigh(index, WEIGHTS, terms), request, otherRun(memory, 1));
      const next = () => nextPiece(memory, index.documents, size);
      let turn = 0;
      return {
        other: otherRun(memory, 0),
        next() {
          for (let left = turns[turn++ % turns.length] ?? 0; left > 0; left--)
            run.score(...(next() ?? [0, 0]));
          return next();
        },
        end: () => ({ found: run.found(), mostMass: run.mostMass }),
      };
    },
  };
}

function expectSame(index: PackedIndex, request: ScoreRequest, partner?: Partner): void {
  const { top, also, matches } = createScorer(index, WEIGHTS, partner).score(request);
  const expected = readingEverything(index, request);
  expect(top).toEqual(expected.top);
  const { mostAlso = Number.POSITIVE_INFINITY, alsoKept = [] } = request;
  expect(also).toEqual(
    expected.also.filter(({ document }, i) => i < mostAlso || alsoKept.includes(document)),
  );
  if (request.mostMatches === 0) return;
  expect([...matches.documents]).toEqual(expected.matches);
  expect(matches.hasMore).toBe(expected.hasMore);
}

describe('pruning', () => {
  it('gives exactly the same documents, scores, order and matches as reading everything', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 3_000 }), fc.gen(), (seed, documents, gen) => {
        const index = madeUp(seed, documents);
        const stems = index.stems.starts.length - 1;
        if (stems === 0) return;
        for (let i = 0; i < 8; i++) expectSame(index, gen(requestOf, documents, stems));
      }),
      { numRuns: 10 },
    );
  });

  it('does so in an index whose best scores were kept when it was appended to', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 10, max: 60 }), fc.gen(), (seed, appended, gen) => {
        const index = madeUp(seed, 2_500, appended);
        for (let i = 0; i < 8; i++)
          expectSame(index, gen(requestOf, index.documents, index.stems.starts.length - 1));
      }),
      { numRuns: 8 },
    );
  });

  it('does so in an index with a tail, whatever its size', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1_500 }), fc.gen(), (seed, appended, gen) => {
        const index = madeUp(seed, 2_000, appended, growIndex);
        for (let i = 0; i < 8; i++) expectSame(index, gen(requestOf, index.documents, openStems(index).size));
      }),
      { numRuns: 8 },
    );
  });

  it('does so if another run scores some of the pieces, whichever they are', () => {
    const turns = fc.array(fc.nat(3), { minLength: 1, maxLength: 5 });
    const sizes = fc.constantFrom(1, 16, 100, 256, 1_024);
    fc.assert(
      fc.property(fc.nat(), fc.nat(1_500), fc.gen(), (seed, appended, gen) => {
        const index = madeUp(seed, 3_000, appended, growIndex);
        for (let i = 0; i < 8; i++)
          expectSame(
            index,
            gen(requestOf, index.documents, openStems(index).size),
            takingTurns(
              index,
              gen(() => sizes),
              gen(() => turns),
            ),
          );
      }),
      { numRuns: 8 },
    );
  });

  it('does so if best scores must be scaled by their growth', () => {
    fc.assert(
      fc.property(fc.nat(), fc.gen(), (seed, gen) => {
        const index = madeUp(seed, 2_500);
        const grown = {
          ...index,
          blockBest: index.blockBest.map((best) => Math.ceil(best / 3)),
          bestGrowth: 3,
        };
        for (let i = 0; i < 8; i++)
          expectSame(grown, gen(requestOf, index.documents, index.stems.starts.length - 1));
      }),
      { numRuns: 6 },
    );
  });

  it('finds a match that was displaced by documents that turned out not to match', () => {
    const builder = createIndexBuilder();
    const filler = 'moth '.repeat(300);
    for (let i = 0; i < 600; i++) builder.add({ title: 'owl owl', body: '', authors: [] });
    for (let i = 0; i < 3; i++) builder.add({ title: '', body: `bat ${filler}`, authors: [] });
    const index = builder.finish();
    const stems = openLexicon(index.stems);
    const terms = ['owl', 'bat'].map((one) => ({ stem: stems.find(one), weight: one === 'owl' ? 60 : 1 }));
    const request = { terms, limit: 5, minCoverage: 0.6 };
    expect(
      createScorer(index, WEIGHTS)
        .score(request)
        .top.map(({ document }) => document),
    ).toEqual([600, 601, 602]);
    expectSame(index, request);
  });

  it('does so to the end of an index large enough for the longest stretch', () => {
    const builder = createIndexBuilder();
    const every = { owl: 7, bat: 13, moth: 501 };
    for (let i = 0; i < 12_500; i++) {
      const held = Object.entries(every).filter(([, step]) => i % step === 0);
      builder.add({ title: held.map(([word]) => word).join(' '), body: '', authors: [] });
    }
    const index = builder.finish();
    const stems = openLexicon(index.stems);
    const terms = Object.keys(every).map((word) => ({ stem: stems.find(word), weight: 1 }));
    for (const minCoverage of [0, 0.3, 0.9])
      for (const partner of [undefined, takingTurns(index, 1_024, [1, 2, 0])])
        expectSame(index, { terms, limit: 20, minCoverage, mostMatches: 12_500 }, partner);
  });

  const cacm = readCollection('cacm');
  it.skipIf(cacm === undefined)('does so over a real collection', () => {
    const builder = createIndexBuilder();
    for (const paper of cacm?.papers ?? []) builder.add(indexedText(paper));
    const index = builder.finish();
    const reader = createQueryReader(index, openLexicon(index.words), openLexicon(index.stems));
    for (const { text } of cacm?.queries ?? []) {
      const terms = rankable(reader.read(text)).terms.slice(0, 64);
      for (const limit of [10, 100]) {
        expectSame(index, { terms, limit, minCoverage: 0.3, mostMatches: 1_000 });
        expectSame(index, {
          terms: terms.slice(0, 2),
          limit,
          minCoverage: 0.6,
          filter: (one) => one % 3 === 0,
        });
      }
    }
    fc.assert(
      fc.property(requestOf(index.documents, index.stems.starts.length - 1), (request) =>
        expectSame(index, request),
      ),
      { numRuns: 80 },
    );
  });
});
