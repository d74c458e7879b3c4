import MiniSearch from 'minisearch';
import { type Lexicon, NONE } from '../index/lexicon.ts';
import { editDistance, TOO_FAR } from './edit-distance.ts';

/** A word that a misspelt one may mean. */
export interface SpellingCandidate {
  /** Number of the word, as the dictionary's maker gave it. */
  readonly word: number;
  readonly text: string;
  readonly distance: number;
}

/** The words that misspelt ones are looked up in. */
export interface Dictionary {
  /** Words at most the allowed edits away, in no order. */
  nearest(misspelt: string): readonly SpellingCandidate[];
  /** Fills the dictionary, which the first look-up does otherwise: half a second for 50,000 words. */
  fill(): void;
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
 * A dictionary in MiniSearch: each word is a document of its own, so a fuzzy search walks the index's radix tree
 * and makes an object for the few words it finds only.
 */
export function createDictionary(
  wordsOf: () => ArrayLike<number>,
  { at: textOf, find }: Pick<Lexicon, 'at' | 'find'>,
): Dictionary {
  const index = new MiniSearch<{ id: number; word: string }>({
    fields: ['word'],
    tokenize: (word) => [word],
    processTerm: (word) => word,
  });
  let isFilled = false;
  const remembered = new Map<string, SpellingCandidate[]>();

  function fill(): void {
    if (isFilled) return;
    isFilled = true;
    for (const id of Array.from(wordsOf())) index.add({ id, word: textOf(id) });
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
    fill,
  };

  function lookUp(misspelt: string): SpellingCandidate[] {
    fill();
    const bound = allowedEdits(misspelt.length);
    if (bound === 0) return [];
    const found = new Set<number>(
      index.search(misspelt, { fuzzy: bound, maxFuzzy: bound }).map(({ id }) => id),
    );
    // MiniSearch counts a swap of neighbours as two edits; people do not.
    for (const swapped of swaps(misspelt)) {
      const word = find(swapped);
      if (word !== NONE) found.add(word);
    }
    return [...found].flatMap((word) => {
      const text = textOf(word);
      const distance = editDistance(misspelt, text, bound);
      return distance === TOO_FAR ? [] : [{ word, text, distance }];
    });
  }
}

/** The word with each two neighbours swapped. */
function swaps(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, i) => word.slice(0, i) + word.slice(i + 1, i + 2) + word.slice(i, i + 1) + word.slice(i + 2),
  );
}
