import SearchableMap from 'minisearch/SearchableMap';
import { compareStrings, type PackedStrings, stringAt } from '../index/strings.ts';

/** Some of many words, which are sorted by code unit and distinct. */
export interface WordList {
  readonly words: PackedStrings;
  /** Whether a word of this number is one of them. */
  readonly isHeld: (word: number) => boolean;
}

/** Words in MiniSearch's radix tree, which finds those that are few edits away. It may hold words that its list does not. */
export interface WordTree {
  readonly map: SearchableMap<true>;
  /** How many words it holds, at most. */
  readonly size: number;
  /** The words that were last added, all of which it holds. */
  readonly list: WordList;
}

const NO_WORDS: WordList = {
  words: { units: new Uint16Array(), starts: new Uint32Array(1) },
  isHeld: () => false,
};

/** A tree that holds so many times the words of its list is made anew. */
const MOST_STALE = 2;

/**
 * The tree of some words: an earlier one, which these are added to, unless most of what it holds is none of them. Words of the
 * earlier list stay, so that it can still be asked for those.
 */
export function growTree(list: WordList, earlier?: WordTree): WordTree {
  const { map, size, list: before } = earlier ?? { map: new SearchableMap(), size: 0, list: NO_WORDS };
  const last = before.words.starts.length - 1;
  let held = 0;
  let added = 0;
  let at = 0;
  for (let word = 0; word + 1 < list.words.starts.length; word++) {
    if (!list.isHeld(word)) continue;
    held++;
    let order = 1;
    while (at < last) {
      order = compareStrings(before.words, at, list.words, word);
      if (order >= 0) break;
      at++;
    }
    if (at < last && order === 0 && before.isHeld(at)) continue;
    map.set(stringAt(list.words, word), true);
    added++;
  }
  const isStale = earlier !== undefined && size + added > held * MOST_STALE;
  return isStale ? growTree(list) : { map, size: size + added, list };
}
