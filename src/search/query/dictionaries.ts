import { openNameWords, openWords } from '../index/joint-lexicon.ts';
import type { JointNumbers } from '../index/joint-numbers.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { PackedUnits } from '../index/strings.ts';
import { SLIP_COMMONER } from './correct.ts';
import { createCorrectable } from './correctable.ts';
import { listWords } from './near-words.ts';
import { createDictionary, type Dictionary, type NumberedWords } from './spelling.ts';

/** All that misspelt words are looked up in. */
export interface Dictionaries {
  readonly words: Dictionary;
  /** The words that at least `SLIP_COMMONER` papers hold: few, and so looked through in no time. */
  readonly commonWords: Dictionary;
  /** The words of names. */
  readonly nameWords: Dictionary;
}

/** The dictionaries of an index, made as they are needed: some milliseconds each for 100,000 words. */
export function openDictionaries(index: PackedIndex): Dictionaries {
  const { tail } = index;
  const words = openWords(index);
  const wordsFor = (leastPapers?: number) =>
    createDictionary(
      () => listsOf(index.words, tail?.index.words, tail?.words, createCorrectable(index, leastPapers)),
      words,
    );
  return {
    words: wordsFor(),
    commonWords: wordsFor(SLIP_COMMONER),
    nameWords: createDictionary(
      () => listsOf(index.nameWords, tail?.index.nameWords, tail?.nameWords, () => true),
      openNameWords(index),
    ),
  };
}

/** The words that pass, of those there were and of those that came later. */
function listsOf(
  first: PackedUnits,
  later: PackedUnits | undefined,
  numbers: JointNumbers | undefined,
  passes: (word: number) => boolean,
): readonly NumberedWords[] {
  const of = (words: PackedUnits, test: (word: number) => boolean) => {
    const found = new Uint32Array(words.starts.length - 1);
    let count = 0;
    for (let word = 0; word < found.length; word++) if (test(word)) found[count++] = word;
    return listWords(words, found.slice(0, count));
  };
  const known = { list: of(first, passes), numberOf: (word: number) => word };
  if (later === undefined || numbers === undefined) return [known];
  const numberOf = (word: number) => numbers.numbers[word] ?? NONE;
  const isNew = (word: number) => numberOf(word) >= numbers.first && passes(numberOf(word));
  return [known, { list: of(later, isNew), numberOf }];
}
