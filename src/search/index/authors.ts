import { foldName } from './build-authors.ts';
import { NONE, openLexicon } from './lexicon.ts';
import type { PackedIndex } from './packed-index.ts';

/** Finds papers by the people who wrote them. */
export interface AuthorIndex {
  /**
   * Documents by whoever `name` may mean. Every word must be a word of the author's name, in any order; a single
   * letter stands for any word that begins with it, and an initial in the catalog for the word typed.
   */
  documentsOf(name: string): ReadonlySet<number>;
  /** Numbers of the names meant, as `documentsOf` reads them. */
  namesLike(name: string): readonly number[];
  /**
   * Those of some names whose words are just the words typed, in their order, or else with the last one first; an
   * initial stands for a word as in `documentsOf`.
   */
  calledExactly(ids: readonly number[], name: string): readonly number[];
  /** Documents of one name. */
  documentsOfName(id: number): Uint32Array;
  /** How many papers hold an author with this very word in the name. */
  wordFrequency(word: string): number;
  /** Numbers of the names that hold this very word. */
  namesWith(word: string): Uint32Array;
  /** The number of a whole name, folded, or `NONE`. */
  named(folded: string): number;
}

const NO_NAMES = new Uint32Array(0);

/** Opens the author part of an index. */
export function openAuthors(index: PackedIndex): AuthorIndex {
  const names = openLexicon(index.names);
  const words = openLexicon(index.nameWords);

  function namesWith(word: string): Uint32Array {
    const id = words.find(word);
    if (id === NONE) return NO_NAMES;
    return index.nameWordName.subarray(index.nameWordStart[id] ?? 0, index.nameWordStart[id + 1] ?? 0);
  }

  function documentsOfName(id: number): Uint32Array {
    return index.nameDocument.subarray(index.nameStart[id] ?? 0, index.nameStart[id + 1] ?? 0);
  }

  function namesLike(name: string): readonly number[] {
    const folded = foldName(name);
    if (folded === '') return [];
    // Who lacks ü writes ue; a name that has these letters itself is found as it is.
    const typed = folded
      .split(' ')
      .map((word) =>
        word.length === 1 || namesWith(word).length > 0 ? word : word.replace(/([aou])e/g, '$1'),
      );
    const anchor = typed.filter((word) => word.length > 1).map(namesWith);
    const shortest = anchor.sort((a, b) => a.length - b.length)[0];
    if (shortest === undefined) return [];
    return [...shortest].filter((id) => isCalled(names.at(id).split(' '), typed));
  }

  return {
    namesLike,
    namesWith,
    documentsOfName,
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
      for (const id of namesWith(word)) papers += documentsOfName(id).length;
      return papers;
    },
  };
}

function isCalled(name: readonly string[], typed: readonly string[]): boolean {
  return typed.every((word) => name.some((own) => isSame(own, word)));
}

function isInOrder(name: readonly string[], typed: readonly string[]): boolean {
  return name.length === typed.length && typed.every((word, i) => isSame(name[i] ?? '', word));
}

/** Whether a word of a name may be the one typed, either of them perhaps an initial. */
function isSame(own: string, word: string): boolean {
  return own === word || (word.length === 1 && own[0] === word) || (own.length === 1 && word[0] === own);
}
