import { expect, it } from 'vitest';
import { NONE } from '../../../src/search/index/lexicon.ts';
import { withoutLeaning } from '../../../src/search/query/leaning-words.ts';

const KNOWN = 'graph neural based 2.0 3 answering'.split(' ');

/** What's left of a query if only the words in `KNOWN` are known. */
function left(query: string): string {
  const words = query.split(' ').map((text) => {
    const number = KNOWN.includes(text) ? KNOWN.indexOf(text) : NONE;
    return { text, word: number, stem: number, isStop: false };
  });
  const kept = withoutLeaning(words, ({ text }) => !KNOWN.includes(text));
  return kept.flatMap(({ text, stem }) => (stem === NONE ? [] : [text])).join(' ');
}

it.each([
  ['phrase based', '', 'what leans on an unknown word'],
  ['squad 2.0', '', 'its version'],
  ['squad 2.0 3', '', 'each of several'],
  ['squad 2.0 answering', 'answering', 'the next word says something'],
  ['graph based', 'graph based', 'the word is known'],
  ['squad graph based', 'graph based', 'the word before it is known'],
  ['based squad', 'based', 'it stands first'],
])('%s leaves “%s”: %s', (query, words) => {
  expect(left(query)).toBe(words);
});
