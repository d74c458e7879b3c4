import { holdersOf } from '../index/joint-postings.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { holdingAll } from '../index/posting-cursor.ts';
import { createTextReader } from '../index/texts.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import type { DocumentFilter } from './filters.ts';
import type { QueryReader, QueryWord } from './terms.ts';

interface TextTestParts {
  readonly index: PackedIndex;
  readonly reader: QueryReader;
  readonly titles: TitleMatcher;
}

/** Builds a predicate: does a document have every phrase and no exclusion? Undefined if there are none. */
export type TextTest = (
  phrases: readonly string[],
  excluded: readonly string[],
) => DocumentFilter | undefined;

/**
 * Makes the test for phrases, word for word, on the packed texts. As in Lucene, a stop word inside a phrase matches any
 * stop words (`state of the art`), and one at its end matches none. A phrase that is mostly stop words is looked up
 * in titles.
 */
export function createTextTest({ index, reader, titles }: TextTestParts): TextTest {
  const texts = createTextReader(index);

  function holds(phrase: readonly QueryWord[]): DocumentFilter | undefined {
    if (phrase.length === 0) return undefined;
    const stops = phrase.filter(({ isStop }) => isStop).length;
    // The index keeps stop words only for titles.
    if (stops > phrase.length - stops) {
      const titled = new Set(titles.holding(phrase.map(({ word }) => word)));
      return (document) => titled.has(document);
    }
    if (phrase.some(({ word, isStop }) => word === NONE && !isStop)) return () => false;
    const informative = phrase.filter(({ isStop }) => !isStop);
    const gaps = informative.map((word) => phrase[phrase.indexOf(word) - 1]?.isStop === true);
    const found = documentsWith(informative, gaps);
    return (document) => found[document] === 1;
  }

  /** Marks the documents with the words in a row; only those that contain all of them are read. */
  function documentsWith(wanted: readonly QueryWord[], gaps: readonly boolean[]): Uint8Array {
    const found = new Uint8Array(index.documents);
    const numbers = Uint32Array.from(wanted, ({ word }) => word);
    const first = numbers[0] ?? NONE;
    const stems = [...new Set(wanted.map(({ stem }) => stem))];
    const [rarest = NONE, ...others] = stems.sort((a, b) => holdersOf(index, a) - holdersOf(index, b));
    for (const document of holdingAll(index, rarest, others)) {
      const text = texts.words(document);
      const isGap = (at: number) => texts.gaps[at] === 1;
      for (let from = 0; from <= text.length - numbers.length; from++) {
        if (text[from] !== first) continue;
        let i = 1;
        while (i < numbers.length && text[from + i] === numbers[i] && isGap(from + i) === gaps[i]) i++;
        if (i === numbers.length) {
          found[document] = 1;
          break;
        }
      }
    }
    return found;
  }

  function testsFor(texts: readonly string[]): DocumentFilter[] {
    return texts.flatMap((text) => holds(reader.read(text)) ?? []);
  }

  return (phrases, excluded) => {
    const required = testsFor(phrases);
    const forbidden = testsFor(excluded);
    if (required.length === 0 && forbidden.length === 0) return undefined;
    return (document) =>
      required.every((test) => test(document)) && !forbidden.some((test) => test(document));
  };
}
