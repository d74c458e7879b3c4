import {
  NEXT_SPELLING,
  type PackedAuthors,
  packSpellings,
  spellingCounts,
  withSpellings,
} from '../build-authors.ts';
import { packStarts } from '../starts.ts';
import { stringAt } from '../strings.ts';
import { allNumbers, packNumbers } from '../three-bytes.ts';
import { appendSorted, appendWords } from './append-words.ts';
import { joinLists } from './join-lists.ts';
import { joinedStarts } from './joined.ts';
import { type Places, placesAmong } from './places.ts';
import { joinedRenumbered, renumbered } from './renumbered.ts';
import { type Change, spliceLists, spliceStrings } from './splice.ts';

/** Appends the authors of more papers. @param documents how many papers `first` covers. */
export function appendAuthors(first: PackedAuthors, second: PackedAuthors, documents: number): PackedAuthors {
  const names = placesAmong(first.names, second.names);
  const byNameBefore = { start: first.nameStart, values: first.nameDocument };
  const papers = joinLists(
    byNameBefore,
    { start: second.nameStart, values: second.nameDocument },
    (document) => document + documents,
    names,
  );
  const byName = spliceLists(byNameBefore, papers);
  return {
    ...joinedNames(first, second, names),
    authorStart: joinedStarts(first.authorStart, second.authorStart),
    authorName: joinedRenumbered(first.authorName, names.ofFirst, second.authorName, names.ofSecond),
    nameStart: packStarts(byName.start),
    nameDocument: byName.values,
  };
}

/** Joins the names of two indexes, their spellings and the words they are found by. */
export function joinedNames(
  first: PackedAuthors,
  second: PackedAuthors,
  names: Places,
): Pick<PackedAuthors, 'names' | 'displayNames' | 'nameWords' | 'nameWordStart' | 'nameWordName'> {
  const words = placesAmong(first.nameWords, second.nameWords);
  const withWord = {
    start: first.nameWordStart,
    values: packNumbers(renumbered(allNumbers(first.nameWordName), names.ofFirst)),
  };
  const addedWords = { start: second.nameWordStart, values: second.nameWordName };
  const byWord = spliceLists(
    withWord,
    joinLists(withWord, addedWords, (name) => names.ofSecond[name] ?? 0, words, union),
  );
  return {
    names: appendSorted(first.names, second.names, names),
    displayNames: spliceStrings(first.displayNames, spellings(first, second, names)),
    nameWords: appendWords(first.nameWords, second.nameWords, words),
    nameWordStart: byWord.start,
    nameWordName: byWord.values,
  };
}

/** Spellings of names that are new, or spelled differently in the added papers. */
function spellings(first: PackedAuthors, second: PackedAuthors, names: Places): Change<string>[] {
  const changes: Change<string>[] = [];
  names.at.forEach((at, name) => {
    const value = stringAt(second.displayNames, name);
    if (names.isHeld[name] !== true) changes.push({ at, isInstead: false, value });
    else if (value.includes(NEXT_SPELLING) || value !== stringAt(first.displayNames, at)) {
      const counts = withSpellings(spellingCounts(first, at), spellingCounts(second, name));
      changes.push({ at, isInstead: true, value: packSpellings(stringAt(second.names, name), counts) });
    }
  });
  return changes;
}

/** The union of two ascending lists. */
function union(first: Uint32Array, second: Uint32Array): Uint32Array {
  return Uint32Array.from(new Set([...first, ...second])).sort();
}
