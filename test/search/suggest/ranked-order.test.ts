import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listOfArray } from '../../../src/search/index/three-bytes.ts';
import { createRankedOrder } from '../../../src/search/suggest/ranked-order.ts';
import { highest } from '../../../src/search/suggest/static-rank.ts';

const rank = fc.oneof(fc.nat(3), fc.nat(10_000));

it('the highest of a part of an order are those that looking at all of it gives, though most of it is passed over', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(rank, fc.nat(40)), { minLength: 1, maxLength: 2_000, size: 'max' }),
      fc.array(fc.tuple(fc.nat(2_000), fc.nat(2_000), fc.nat(12)), { maxLength: 6 }),
      (documents, asked) => {
        const order = Uint32Array.from(documents, (_, i) => documents.length - 1 - i);
        const own = (document: number) => documents[document]?.[0] ?? 0;
        const less = (document: number) => own(document) - 5 - (documents[document]?.[1] ?? 0);
        const ranked = createRankedOrder(listOfArray(order), own);
        for (const [a, b, limit] of asked) {
          const [from, to] = [Math.min(a, b), Math.min(order.length, Math.max(a, b))];
          const part = order.subarray(from, to);
          expect(ranked.highest(from, to, limit, own, (most) => most)).toEqual(highest(part, limit, own));
          expect(ranked.highest(from, to, limit, less, (most) => most - 5)).toEqual(
            highest(part, limit, less),
          );
        }
      },
    ),
    { numRuns: 25 },
  );
});

it('gives a document that stands in several places once, as where it stands first', () => {
  const numbers = fc.array(fc.nat(60), { minLength: 1, maxLength: 900, size: 'max' });
  fc.assert(
    fc.property(numbers, fc.nat(12), (order, limit) => {
      const rank = (document: number) => document % 4;
      const ranked = createRankedOrder(listOfArray(Uint32Array.from(order)), rank);
      expect(ranked.highest(0, order.length, limit, rank, (most) => most)).toEqual(
        highest(new Set(order), limit, rank),
      );
    }),
    { numRuns: 50 },
  );
});

it('looks first where the highest are, wherever in the order that is', () => {
  const order = Uint32Array.from({ length: 100_000 }, (_, i) => i);
  const rank = (document: number) => document;
  const ranked = createRankedOrder(listOfArray(order), rank);
  let looked = 0;
  const counted = (document: number) => {
    looked++;
    return document;
  };
  expect(ranked.highest(0, order.length, 2, counted, (most) => most)).toEqual([99_999, 99_998]);
  expect(looked).toBeLessThan(1_000);
});

it('does not look again at what cannot be among the highest', () => {
  const order = new Uint32Array(100_000).map((_, i) => i);
  const ranked = createRankedOrder(listOfArray(order), (document) => (document < 5 ? 10 - document : 0));
  let looked = 0;
  const found = ranked.highest(
    0,
    order.length,
    3,
    (document) => {
      looked++;
      return document < 5 ? 10 - document : 0;
    },
    (rank) => rank,
  );
  expect(found).toEqual([0, 1, 2]);
  expect(looked).toBeLessThan(1_000);
});

it('has nothing left to work out once it was made ready', async () => {
  let looked = 0;
  const order = new Uint32Array(1_000).map((_, i) => i);
  const ranked = createRankedOrder(listOfArray(order), (document) => {
    looked++;
    return document % 7;
  });
  await ranked.prepare();
  looked = 0;
  const found = ranked.highest(
    0,
    1_000,
    2,
    (document) => document % 7,
    (most) => most,
  );
  expect(found).toEqual([6, 13]);
  expect(looked).toBe(0);
});
