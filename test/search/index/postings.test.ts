import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NONE } from '../../../src/search/index/lexicon.ts';
import { measurePostings } from '../../../src/search/index/pack-postings.ts';
import { holdingAll, openCursor, seek } from '../../../src/search/index/posting-cursor.ts';
import { documentsHolding } from '../../../src/search/index/postings.ts';

/** Documents of a stem, close together or far apart. */
const list = fc
  .tuple(fc.constantFrom(2, 100, 70_000, 300_000_000), fc.integer({ min: 0, max: 400 }), fc.nat())
  .map(([far, length, seed]) => {
    const found = [seed % far];
    for (let i = 1; i < length; i++)
      found.push((found[i - 1] ?? 0) + 1 + ((seed * (i + 7)) % Math.min(far, 9_000_000)));
    return length === 0 ? [] : found;
  });

function packed(lists: readonly (readonly number[])[]) {
  const pairs = lists
    .flatMap((documents, stem) => documents.map((document) => ({ stem, document })))
    .sort((a, b) => a.document - b.document);
  const measure = measurePostings(lists.length);
  for (const { stem, document } of pairs) measure.take(stem, document);
  const writer = measure.finish();
  for (const { stem, document } of pairs) writer.put(stem, document, (document % 63) + 1);
  return { ...writer.postings, blockBest: new Uint8Array(writer.postings.blockLast.length), bestGrowth: 1 };
}

describe('packed postings', () => {
  it('return every document of every stem', () => {
    fc.assert(
      fc.property(fc.array(list, { maxLength: 5 }), (lists) => {
        const postings = packed(lists);
        lists.forEach((documents, stem) => {
          expect([...documentsHolding(postings, stem)]).toEqual(documents);
          const counts = postings.postingCount.subarray(
            postings.postingStart[stem],
            postings.postingStart[stem + 1],
          );
          expect([...counts]).toEqual(documents.map((document) => (document % 63) + 1));
        });
        expect([...documentsHolding(postings, NONE)]).toEqual([]);
      }),
    );
  });

  it('can be moved to the first document at or after a given one', () => {
    fc.assert(
      fc.property(
        fc.array(list, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(400_000)),
        (lists, targets) => {
          const postings = packed(lists);
          lists.forEach((documents, stem) => {
            const cursor = openCursor(postings, stem);
            for (const target of [...targets].sort((a, b) => a - b)) {
              const next = documents.find((document) => document >= target) ?? NONE;
              expect(seek(cursor, target)).toBe(next);
            }
          });
        },
      ),
    );
  });

  it('tell which documents contain several stems', () => {
    const lists = [2, 3, 5].map((step) => Array.from({ length: 600 / step }, (_, i) => i * step));
    const postings = packed(lists);
    expect([...holdingAll(postings, 2, [0, 1])]).toEqual(Array.from({ length: 20 }, (_, i) => i * 30));
  });
});
