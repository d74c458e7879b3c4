import { type Lexicon, NONE } from '../index/lexicon.ts';
import { stringAt } from '../index/strings.ts';
import { editDistance, TOO_FAR } from './edit-distance.ts';
import { growTree, type WordList, type WordTree } from './word-tree.ts';

/** A word that a misspelt one may mean. */
export interface SpellingCandidate {
  /** Number of the word, as the dictionary's maker gave it. */
  readonly word: number;
  readonly text: string;
  readonly distance: number;
}

/** The words that misspelt ones are looked up in. */
export interface Dictionary {
  /** Words at most the allowed edits away, in their own order. */
  nearest(misspelt: string): readonly SpellingCandidate[];
}

/** A dictionary that another one can be made of. */
export interface KeptDictionary extends Dictionary {
  /** Fills the dictionary, which the first look-up does otherwise: a quarter of a second for 50,000 words. */
  fill(): void;
  /** What it is filled with, if it is. */
  readonly tree: WordTree | undefined;
}

/** Words shorter than this are too close to too many others to be corrected. */
const SHORTEST = 4;
/** And no word people mistype is longer: a run of letters without spaces is not looked up. */
const LONGEST = 40;
/** From this length on two edits are allowed. */
const LONG = 7;

/** Look-ups kept: a search, its pages and half-typed texts ask for the same words again. */
const REMEMBERED = 1_000;

/** How many edits a word of this length may be away. */
export function allowedEdits(length: number): number {
  if (length < SHORTEST || length > LONGEST) return 0;
  return length < LONG ? 1 : 2;
}

/**
 * A dictionary of some words.
 *
 * @param find the number of a word, or `NONE`.
 * @param earlier another dictionary that is filled, most of whose words are the same: these are kept once, and both answer as
 * if each were alone.
 */
export function createDictionary(
  list: WordList,
  find: Lexicon['find'],
  earlier?: Pick<KeptDictionary, 'tree'>,
): KeptDictionary {
  /** Let go as soon as it was grown, with the list that it is of. */
  let before = earlier?.tree;
  let tree: WordTree | undefined;
  const remembered = new Map<string, SpellingCandidate[]>();

  function filled(): WordTree {
    tree ??= growTree(list, before);
    before = undefined;
    return tree;
  }

  function lookUp(misspelt: string): SpellingCandidate[] {
    const bound = allowedEdits(misspelt.length);
    if (bound === 0) return [];
    const near = [...filled().map.fuzzyGet(misspelt, bound).keys()].map(find).filter(isHeld);
    // The tree counts a swap of neighbours as two edits; people do not.
    const swapped = swaps(misspelt)
      .map(find)
      .filter((word) => word !== NONE);
    return [...new Set([...near, ...swapped])]
      .sort((a, b) => a - b)
      .flatMap((word) => {
        const text = stringAt(list.words, word);
        const distance = editDistance(misspelt, text, bound);
        return distance === TOO_FAR ? [] : [{ word, text, distance }];
      });
  }

  function isHeld(word: number): boolean {
    return word !== NONE && list.isHeld(word);
  }

  return {
    nearest(misspelt) {
      const known = remembered.get(misspelt);
      if (known !== undefined) return known;
      const found = lookUp(misspelt);
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(misspelt, found);
      return found;
    },
    fill() {
      filled();
    },
    get tree() {
      return tree;
    },
  };
}

/** The word with each two neighbours swapped. */
function swaps(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, i) => word.slice(0, i) + word.slice(i + 1, i + 2) + word.slice(i, i + 1) + word.slice(i + 2),
  );
}
