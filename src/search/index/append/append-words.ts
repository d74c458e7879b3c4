import { sharedArray } from '../growing-array.ts';
import { type PackedWords, placesFor, putWord } from '../lexicon.ts';
import { type PackedStrings, stringAt } from '../strings.ts';
import type { Places } from './places.ts';
import { spliceStrings } from './splice.ts';

/** Texts of the second list that aren't in the first, with their insertion points. */
function addedTexts(second: PackedStrings, places: Places) {
  return Array.from(places.at, (at, word) => ({
    at,
    isInstead: false,
    word,
    value: stringAt(second, word),
  })).filter(({ word }) => places.isHeld[word] === false);
}

/** Merges sorted texts into others. */
export function appendSorted(first: PackedStrings, second: PackedStrings, places: Places): PackedStrings {
  return spliceStrings(first, addedTexts(second, places));
}

/** Merges sorted words into others. */
export function appendWords(first: PackedWords, second: PackedWords, places: Places): PackedWords {
  const added = addedTexts(second, places);
  const strings = spliceStrings(first, added);
  const length = placesFor(places.count);
  const table = sharedArray(Uint32Array, length);
  if (length === first.table.length) {
    for (let place = 0; place < length; place++) {
      const entry = first.table[place] ?? 0;
      if (entry !== 0) table[place] = (places.ofFirst[entry - 1] ?? 0) + 1;
    }
    for (const { word, value } of added) putWord(table, value, places.ofSecond[word] ?? 0);
  } else for (let word = 0; word < places.count; word++) putWord(table, stringAt(strings, word), word);
  return { ...strings, table };
}
