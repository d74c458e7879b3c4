import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, it } from 'vitest';
import { packStrings } from '../../../src/search/index/strings.ts';
import { listWords, nearWords } from '../../../src/search/query/near-words.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 1, maxLength: 9 });
const sortedWords = fc.uniqueArray(word, { maxLength: 60 }).map((words) => words.sort());

/** What a library with a radix tree finds. */
function found(words: readonly string[], text: string, bound: number): number[] {
  const index = new MiniSearch<{ id: number; word: string }>({
    fields: ['word'],
    tokenize: (one) => [one],
    processTerm: (one) => one,
  });
  index.addAll(words.map((one, id) => ({ id, word: one })));
  const hits = index.search(text, { fuzzy: bound, maxFuzzy: bound });
  return hits.map(({ id }): number => id).sort((a, b) => a - b);
}

it('finds the same words as a radix tree', () => {
  fc.assert(
    fc.property(sortedWords, word, fc.constantFrom(1, 2, 3), (words, text, bound) => {
      const list = listWords(packStrings(words), Uint32Array.from(words.keys()));
      expect(nearWords(list, text, bound)).toEqual(found(words, text, bound));
    }),
    { numRuns: 300 },
  );
});

it('finds only words in the list, by their own numbers', () => {
  const words = packStrings(['bird', 'birds', 'kitchen', 'kite', 'kites', 'kiter']);
  const list = listWords(words, Uint32Array.of(1, 3, 5));
  expect(nearWords(list, 'kite', 1)).toEqual([3, 5]);
});

it('finds a word after one that is too long, or with a shared prefix that overflows a byte', () => {
  const long = 'a'.repeat(300);
  const words = ['aaa', `${long}a`, `${long}b`, 'ab', 'b'];
  const list = listWords(packStrings(words), Uint32Array.from(words.keys()));
  expect(nearWords(list, 'aab', 1).map((one) => words[one])).toEqual(['aaa', 'ab']);
});

it('finds nothing in an empty list', () => {
  expect(nearWords(listWords(packStrings([]), new Uint32Array(0)), 'kite', 2)).toEqual([]);
});
