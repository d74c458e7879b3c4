import { commonestFirst, spellingCounts, spellingsOf, withSpellings } from './build-authors.ts';
import { inSecond } from './joint-numbers.ts';
import { NONE } from './lexicon.ts';
import type { PackedIndex } from './packed-index.ts';

/** Printed spellings of names in all papers, including the tail. */
export interface Spellings {
  /** The spellings of a name, most common first. */
  of(name: number): readonly string[];
}

export function openSpellings(index: PackedIndex): Spellings {
  const { tail } = index;
  if (tail === undefined) return { of: (name) => spellingsOf(index, name) };
  return {
    of(name) {
      const at = inSecond(tail.names, name);
      if (at === NONE) return spellingsOf(index, name);
      if (name >= tail.names.first) return spellingsOf(tail.index, at);
      return commonestFirst(withSpellings(spellingCounts(index, name), spellingCounts(tail.index, at)));
    },
  };
}
