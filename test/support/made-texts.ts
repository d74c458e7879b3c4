import fc from 'fast-check';
import { createIndexBuilder } from '../../src/search/index/build.ts';
import type { IndexedText } from '../../src/search/index/indexed-text.ts';
import type { PackedIndex } from '../../src/search/index/packed-index.ts';

export const author = fc.oneof(
  fc.constantFrom(
    'Jürgen Müller',
    'Juergen Mueller',
    'Jurgen Muller',
    'J. Müller',
    'Zhi-Hua Zhou',
    "O'Brien, A.",
  ),
  fc.tuple(fc.constantFrom('Ada', 'ADA', 'Ada B.'), fc.nat(30)).map(([first, n]) => `${first} Name${n}`),
);

/** A text of at most this many words. */
export function textOfWords(word: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
  return fc.array(word, { maxLength }).map((list) => list.join(' '));
}

/** Papers made of a few words, some of which explain or cite something. */
export function madeText(
  word: fc.Arbitrary<string>,
  explanations: readonly string[],
): fc.Arbitrary<IndexedText> {
  return fc.record({
    title: textOfWords(word, 6),
    body: fc.oneof(
      textOfWords(word, 30),
      fc.constantFrom(...explanations).map((text) => `We show ${text} here.`),
    ),
    authors: fc.array(author, { maxLength: 4 }),
  });
}

/** The index of some papers, built at once. */
export function indexOf(papers: readonly IndexedText[]): PackedIndex {
  const builder = createIndexBuilder();
  for (const one of papers) builder.add(one);
  return builder.finish();
}
