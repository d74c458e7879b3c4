import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { openNameWords } from '../../../src/search/index/joint-lexicon.ts';
import { openNameLists, openNameWordLists } from '../../../src/search/index/joint-lists.ts';
import type { PackedIndex } from '../../../src/search/index/packed-index.ts';
import { growIndex } from '../../../src/search/index/tail/grow.ts';
import { createNameOrders } from '../../../src/search/suggest/name-orders.ts';
import { highest } from '../../../src/search/suggest/static-rank.ts';

const WORDS = 'li lin liang lee lu ma mara mo moss zed Müller Mueller Muller Łukasz'.split(' ');
const syllables = Array.from({ length: 60 }, (_, i) => `l${i.toString(36)}${(i * 7).toString(36)}`);
const word = fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...syllables));
const name = fc.tuple(word, word).map((both) => both.join(' '));
/** The authors of each paper. */
const papers = (most: number) =>
  fc.array(fc.array(name, { minLength: 1, maxLength: 5 }), { maxLength: most, size: 'max' });

function indexOf(authors: readonly (readonly string[])[]): PackedIndex {
  const builder = createIndexBuilder();
  for (const some of authors) builder.add({ title: 'On Boats', authors: some, body: '' });
  return builder.finish();
}

/** The same by reading every name with the prefix. */
function lookingAtAll(index: PackedIndex, typed: string, limit: number): number[] {
  const papersOf = openNameLists(index).count;
  const found = new Set<number>();
  openNameWordLists(index).visitIn(openNameWords(index).prefixRange(typed), (one) => {
    if (papersOf(one) > 0) found.add(one);
    return true;
  });
  return highest(found, limit, papersOf);
}

it('gives the names with the most papers that looking at all of them gives, also where papers came later', async () => {
  const asked = fc.tuple(
    fc.constantFrom('', 'l', 'li', 'm', 'ma', 'mo', 'z', 'x'),
    fc.integer({ min: 0, max: 30 }),
  );
  await fc.assert(
    fc.asyncProperty(
      papers(300),
      papers(30),
      fc.array(asked, { minLength: 1, maxLength: 8 }),
      async (before, later, questions) => {
        const first = indexOf(before);
        let known: Float64Array | undefined;
        for (const index of later.length === 0 ? [first] : [first, growIndex(first, indexOf(later))]) {
          const orders = createNameOrders(index, known);
          known = orders.remembered;
          if (before.length % 2 === 0) await orders.prepare();
          for (const [typed, limit] of questions)
            expect(orders.highest(openNameWords(index).prefixRange(typed), typed, limit)).toEqual(
              lookingAtAll(index, typed, limit),
            );
        }
      },
    ),
    { numRuns: 20 },
  );
});
