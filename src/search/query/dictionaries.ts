import { openLexicon } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { SLIP_COMMONER } from './correct.ts';
import { correctableWords } from './correctable.ts';
import { createDictionary, type KeptDictionary } from './spelling.ts';

/** All that misspelt words are looked up in. */
export interface Dictionaries {
  readonly words: KeptDictionary;
  /** The words that at least `SLIP_COMMONER` papers hold: few, and so looked through in no time. */
  readonly commonWords: KeptDictionary;
  /** The words of names. */
  readonly nameWords: KeptDictionary;
}

/**
 * The dictionaries of an index.
 *
 * @param earlier those of another index: what both hold is kept once, and both answer as they would alone.
 */
export function openDictionaries(index: PackedIndex, earlier?: Dictionaries): Dictionaries {
  const { find } = openLexicon(index.words);
  const nameWords = { words: index.nameWords, isHeld: () => true };
  return {
    words: createDictionary(correctableWords(index), find, earlier?.words),
    commonWords: createDictionary(correctableWords(index, SLIP_COMMONER), find, earlier?.commonWords),
    nameWords: createDictionary(nameWords, openLexicon(index.nameWords).find, earlier?.nameWords),
  };
}
