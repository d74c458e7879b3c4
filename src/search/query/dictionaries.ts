import { openLexicon } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { SLIP_COMMONER } from './correct.ts';
import { correctableWords } from './correctable.ts';
import { listWords } from './near-words.ts';
import { createDictionary, type Dictionary } from './spelling.ts';

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
  const { words, nameWords } = index;
  const { find } = openLexicon(words);
  const allNames = () => Uint32Array.from({ length: nameWords.starts.length - 1 }, (_, i) => i);
  return {
    words: createDictionary(() => listWords(words, correctableWords(index)), find),
    commonWords: createDictionary(() => listWords(words, correctableWords(index, SLIP_COMMONER)), find),
    nameWords: createDictionary(() => listWords(nameWords, allNames()), openLexicon(nameWords).find),
  };
}
