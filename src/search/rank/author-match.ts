import type { AuthorIndex } from '../index/authors.ts';
import { NONE } from '../index/lexicon.ts';
import type { QueryReader, QueryWord } from '../query/terms.ts';

/** A longer query isn't just a name, and longer runs of words aren't names. */
const NAME_WORDS = 4;

/** The people a query names. */
export interface AuthorMatch {
  /** Documents by these people, each with how many papers share the name that matched (fewer means a rarer name). */
  readonly documents: ReadonlyMap<number, number>;
  /** Whether the whole query is a name: then its papers are what's wanted. */
  readonly isWhole: boolean;
  /** The documents by people with exactly this name (`Qing Zhang`), not a longer one (`Qing Heng Zhang`). */
  readonly exact: ReadonlySet<number>;
}

/**
 * Finds names in a query: the whole query (`Patrick Lewis`, `P. Lewis`, `Lewis` if more papers have the word as a
 * name than in their text), full names inside it, and words that are in no text but in a name.
 */
export function createAuthorMatcher(authors: AuthorIndex, reader: QueryReader) {
  return (words: readonly QueryWord[]): AuthorMatch => {
    const whole = wholeName(words);
    if (whole.length > 0) {
      const exact = authors.calledExactly(whole, nameOf(words));
      return {
        documents: documentsOf(whole),
        isWhole: true,
        exact: new Set(exact.flatMap((name) => [...authors.documentsOfName(name)])),
      };
    }
    const names = new Set<number>();
    for (let from = 0; from < words.length; from++) {
      for (let length = 2; length <= NAME_WORDS && from + length <= words.length; length++) {
        const run = words.slice(from, from + length);
        const name = authors.named(nameOf(run));
        if (name !== NONE) names.add(name);
      }
      const word = words[from];
      if (word !== undefined && !word.isStop && word.stem === NONE && word.text.length > 1) {
        for (const name of authors.namesWith(word.text)) names.add(name);
      }
    }
    return { documents: documentsOf([...names]), isWhole: false, exact: new Set() };
  };

  function wholeName(words: readonly QueryWord[]): readonly number[] {
    const [first] = words;
    if (first === undefined || words.length > NAME_WORDS) return [];
    if (words.length === 1 && authors.wordFrequency(first.text) <= reader.frequency(first.stem)) return [];
    return authors.namesLike(nameOf(words));
  }

  function documentsOf(names: readonly number[]): Map<number, number> {
    const found = new Map<number, number>();
    const papers = names.reduce((sum, name) => sum + authors.documentsOfName(name).length, 0);
    for (const name of names)
      for (const document of authors.documentsOfName(name)) found.set(document, papers);
    return found;
  }
}

function nameOf(words: readonly QueryWord[]): string {
  return words.map(({ text }) => text).join(' ');
}
