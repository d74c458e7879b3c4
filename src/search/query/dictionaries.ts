import { lazily } from '../../lazily.ts';
import { openNameWords, openWords } from '../index/joint-lexicon.ts';
import type { JointNumbers } from '../index/joint-numbers.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { PackedUnits } from '../index/strings.ts';
import { SLIP_COMMONER } from './correct.ts';
import { createCorrectable } from './correctable.ts';
import { listWords, type WordList } from './near-words.ts';
import { createDictionary, type Dictionary, type NumberedWords } from './spelling.ts';

/** All dictionaries for misspelt words. */
export interface Dictionaries {
  readonly words: Dictionary;
  /** The words in at least `SLIP_COMMONER` papers: few, so quick to scan. */
  readonly commonWords: Dictionary;
  /** The words of names. */
  readonly nameWords: Dictionary;
  /** Each dictionary's words before the tail; an index grown from this one shares them. */
  readonly first: Readonly<Record<'words' | 'commonWords' | 'nameWords', () => WordList>>;
}

/**
 * An index's dictionaries, built on demand: a few ms each for 100,000 words.
 *
 * @param earlier dictionaries of an index with the same papers before its tail.
 */
export function openDictionaries(index: PackedIndex, earlier?: Pick<Dictionaries, 'first'>): Dictionaries {
  const { tail } = index;
  const all = () => true;
  const before = { ...index, tail: undefined };
  const first = earlier?.first ?? {
    words: lazily(() => listOf(index.words, createCorrectable(before))),
    commonWords: lazily(() => listOf(index.words, createCorrectable(before, SLIP_COMMONER))),
    nameWords: lazily(() => listOf(index.nameWords, all)),
  };
  const words = openWords(index);
  const wordsFor = (known: () => WordList, leastPapers?: number) => {
    const didPass = createCorrectable(before, leastPapers);
    const passes = createCorrectable(index, leastPapers);
    const isNew = (word: number) => passes(word) && !(word < (tail?.words.first ?? 0) && didPass(word));
    return createDictionary(() => [of(known()), ...laterWords(tail?.index.words, tail?.words, isNew)], words);
  };
  const isNewName = (word: number) => word >= (tail?.nameWords.first ?? 0);
  return {
    first,
    words: wordsFor(first.words),
    commonWords: wordsFor(first.commonWords, SLIP_COMMONER),
    nameWords: createDictionary(
      () => [of(first.nameWords()), ...laterWords(tail?.index.nameWords, tail?.nameWords, isNewName)],
      openNameWords(index),
    ),
  };
}

const of = (list: WordList): NumberedWords => ({ list, numberOf: (word) => word });

/** The sorted words that pass. */
function listOf(words: PackedUnits, passes: (word: number) => boolean): WordList {
  const found = new Uint32Array(words.starts.length - 1);
  let count = 0;
  for (let word = 0; word < found.length; word++) if (passes(word)) found[count++] = word;
  return listWords(words, found.slice(0, count));
}

/** The words of a tail that pass; `passes` takes their numbers in the joint numbering. */
function laterWords(
  words: PackedUnits | undefined,
  numbers: JointNumbers | undefined,
  passes: (word: number) => boolean,
): NumberedWords[] {
  if (words === undefined || numbers === undefined) return [];
  const numberOf = (word: number) => numbers.numbers[word] ?? NONE;
  return [{ list: listOf(words, (word) => passes(numberOf(word))), numberOf }];
}
