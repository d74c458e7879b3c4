import { memoized } from '../../lazily.ts';
import { isNameSuffix, upToFamilyName } from '../../paper/family-name.ts';
import { formsOf, isCalled, isSameName, isWholeName, typedForms } from '../match/called.ts';
import { foldName, withoutSigns, writtenOut } from '../text/names.ts';
import { openNames, openNameWords } from './joint-lexicon.ts';
import { openNameLists, openNameWordLists } from './joint-lists.ts';
import { openSpellings } from './joint-spellings.ts';
import type { PackedIndex } from './packed-index.ts';

/** Finds papers by author. */
export interface AuthorIndex {
  /**
   * Documents by any author that `name` may mean. Every word must match a word of the author's name, in any order, with
   * or without hyphens and apostrophes. First names may be short forms; a typed initial matches any word that starts
   * with it, and an initial in the catalog matches the typed word.
   */
  documentsOf(name: string): ReadonlySet<number>;
  /** Numbers of the names that `name` may mean, matched as in `documentsOf`. */
  namesLike(name: string): readonly number[];
  /**
   * The names with exactly the typed words, in that order, or else with the family name first. Initials match as in
   * `documentsOf`, and a name may have initials and suffixes (`III`) that weren't typed.
   */
  calledExactly(ids: readonly number[], name: string): readonly number[];
  /** How many words of a name are not initials. */
  wholeWords(id: number): number;
  /** Documents by one name. */
  documentsOfName(id: number): Uint32Array;
  /** Numbers of the names of a document's authors, in author order. */
  authorsOf(document: number): Uint32Array;
  /** Numbers of the names whose family name ends in this word, or in one it's a spelling of (`obrien`). */
  familyNamed(word: string): readonly number[];
  /** Whether any name does. */
  isFamilyName(word: string): boolean;
  /** Documents whose first author has this family name. */
  writtenFirstBy(family: string): readonly number[];
  /** The name that most papers print, if all these names may be the same person; otherwise undefined. */
  printed(ids: readonly number[]): string | undefined;
  /** How many papers have an author with exactly this word in the name. */
  wordFrequency(word: string): number;
  /** Whether any name contains exactly this word. */
  isNameWord(word: string): boolean;
  /** Numbers of the names that contain exactly this word. */
  namesWith(word: string): Uint32Array;
  /** The number of a complete folded name, or `NONE`. */
  named(folded: string): number;
}

/** If only two words are typed, join them only if they have more letters than this together. */
const MOST_SYLLABLES = 4;
/** How many typed names to cache. */
const REMEMBERED = 64;

/** Opens the author part of an index. */
export function openAuthors(index: PackedIndex): AuthorIndex {
  const names = openNames(index);
  const words = openNameWords(index);
  const namesBy = openNameWordLists(index);
  const { of: documentsOfName, count: papersOf } = openNameLists(index);
  const spellings = openSpellings(index);

  const namesWith = (word: string) => namesBy.of(words.find(word));
  const isNameWord = (word: string) => namesBy.count(words.find(word)) > 0;

  /** One query asks for the same words several times. */
  const namesLike = memoized((name: string): readonly number[] => {
    const folded = foldName(name);
    if (folded === '') return [];
    const typed = folded.split(' ');
    const found = namesOf(typed);
    if (found.length > 0 || typed.length < 2) return found;
    // Typed as two words, printed as one: `zhi hua` for Zhihua.
    return typed.slice(1).flatMap((word, i) => {
      const joined = `${typed[i]}${word}`;
      // Any two short syllables make up somebody's name.
      const isSaid = typed.length > 2 || joined.length > MOST_SYLLABLES;
      return !isSaid || !isNameWord(joined) ? [] : namesOf(typed.toSpliced(i, 2, joined));
    });
  }, REMEMBERED);

  function namesOf(typed: readonly string[]): readonly number[] {
    const forms = typed.map((word) => typedForms(word, isNameWord(word)));
    const anchors = forms.filter(([word = '']) => isWholeName(word)).map(namesWithAny);
    const shortest = anchors.sort((a, b) => a.length - b.length)[0];
    if (shortest === undefined) return [];
    const isMeant = (id: number) => isCalled(formsOf(names.at(id), spellings.of(id)), forms);
    return [...shortest].filter(isMeant).sort(names.compare);
  }

  /** Distinct names that contain one of the words. Not a copy if there is a single word. */
  function namesWithAny(forms: readonly string[]): Uint32Array {
    const [only = '', ...others] = forms;
    if (others.length === 0) return namesWith(only);
    return Uint32Array.from(new Set(forms.flatMap((word) => [...namesWith(word)])));
  }

  const familyNamed = memoized(
    (word: string): readonly number[] => [...namesWith(word)].filter((id) => endsIn(id, word)),
    REMEMBERED,
  );

  function authorsOf(document: number): Uint32Array {
    return index.authorName.subarray(index.authorStart[document] ?? 0, index.authorStart[document + 1] ?? 0);
  }

  /** Whether a name ends in a word, either as indexed or as some paper prints it. */
  function endsIn(id: number, word: string): boolean {
    if (isLastOf(names.at(id).split(' '), word)) return true;
    const written = spellings.of(id).flatMap((name) => writtenOut(name) ?? []);
    return written.some((name) => isLastOf(name.split(' '), word));
  }

  return {
    namesLike,
    isNameWord,
    namesWith,
    documentsOfName,
    wholeWords: (id) =>
      names
        .at(id)
        .split(' ')
        .filter((word) => word.length > 1).length,
    authorsOf,
    familyNamed,
    writtenFirstBy: (family) =>
      familyNamed(family).flatMap((name) =>
        [...documentsOfName(name)].filter((document) => authorsOf(document)[0] === name),
      ),
    isFamilyName: (word) => namesWith(word).some((id) => endsIn(id, word)),
    printed(ids) {
      let first: number | undefined;
      let longest: { readonly words: readonly string[]; readonly papers: number } = { words: [], papers: 0 };
      for (const id of ids) {
        const papers = papersOf(id);
        const words = names.at(id).split(' ');
        if (first === undefined || papers > papersOf(first)) first = id;
        const more = words.length - longest.words.length;
        if (more > 0 || (more === 0 && papers > longest.papers)) longest = { words, papers };
      }
      if (first === undefined) return undefined;
      const isOne = ids.every((id) => isInitialled(names.at(id).split(' '), longest.words));
      return isOne ? spellings.of(first)[0] : undefined;
    },
    calledExactly(ids, name) {
      const typed = foldName(name).split(' ');
      const [first = '', ...others] = typed;
      const called = (wanted: readonly string[]) =>
        ids.filter((id) => isInOrder(names.at(id).split(' '), wanted));
      const asTyped = called(typed);
      return asTyped.length > 0 ? asTyped : called([...others, first]);
    },
    named: (folded) => names.find(folded),
    documentsOf: (name) => new Set(namesLike(name).flatMap((id) => [...documentsOfName(id)])),
    wordFrequency(word) {
      let papers = 0;
      for (const id of namesWith(word)) papers += papersOf(id);
      return papers;
    },
  };
}

/** Whether a name may be a longer one with words dropped or abbreviated: `C. Manning`, `Christopher D. Manning`. */
function isInitialled(name: readonly string[], longer: readonly string[]): boolean {
  return name.every((word) => longer.some((own) => isSameName(own, word)));
}

/** Whether a family name ends in a word, ignoring apostrophes and the space before the last part. */
function isLastOf(name: readonly string[], word: string): boolean {
  const family = upToFamilyName(name);
  const last = family.at(-1) ?? '';
  return last === word || withoutSigns(last) === word || withoutSigns(`${family.at(-2)}${last}`) === word;
}

function isInOrder(own: readonly string[], typed: readonly string[]): boolean {
  const name = own.length > typed.length ? own.filter((word) => word.length > 1 && !isNameSuffix(word)) : own;
  return name.length === typed.length && typed.every((word, i) => isSameName(name[i] ?? '', word));
}
