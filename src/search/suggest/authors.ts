import { lazily } from '../../lazily.ts';
import { createGrowingList } from '../index/growing.ts';
import { openLexicon, openSorted } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Dictionary } from '../query/spelling.ts';
import { foldName } from '../text/names.ts';
import { repair, type WordRange } from './repair.ts';
import { highest } from './static-rank.ts';

/** Words of a name that are looked at. */
const MOST_PARTS = 8;

/** Numbers of the names that a half-typed one may mean, most papers first; every typed word begins a word of the name. */
export interface AuthorSuggester {
  exact(typed: string, limit: number): number[];
  /** With the words that no name holds read as near ones. */
  repaired(typed: string, limit: number, dictionary: Dictionary): number[];
}

export function createAuthorSuggester(index: PackedIndex): AuthorSuggester {
  const names = openSorted(index.names);
  const nameWords = openLexicon(index.nameWords);
  const everyName = lazily(() => new Uint32Array(names.size).map((_, id) => id));

  const papersOf = (name: number) => (index.nameStart[name + 1] ?? 0) - (index.nameStart[name] ?? 0);

  /** Working memory: how many of the typed words a name holds so far. */
  const held = new Uint8Array(names.size);

  const partsOf = (typed: string) => foldName(typed).split(' ').filter(Boolean).slice(0, MOST_PARTS);

  return {
    exact(typed, limit) {
      const parts = partsOf(typed);
      const found = parts.length === 0 ? everyName() : namesWith(parts.map(nameWords.prefixRange));
      return highest(found, limit, papersOf);
    },
    repaired(typed, limit, dictionary) {
      const parts = partsOf(typed);
      const near = repair(parts, parts.map(nameWords.prefixRange), (part) => likeliest(part, dictionary));
      return highest(namesWith(near), limit, papersOf);
    },
  };

  /** The likeliest word of a name that a part may be a misspelling of. */
  function likeliest(part: string, dictionary: Dictionary): number | undefined {
    const namesOf = (word: number) => (index.nameWordStart[word + 1] ?? 0) - (index.nameWordStart[word] ?? 0);
    const [best] = [...dictionary.nearest(part)].sort(
      (a, b) => a.distance - b.distance || namesOf(b.word) - namesOf(a.word),
    );
    return best?.word;
  }

  function namesWith(ranges: readonly WordRange[]): Uint32Array {
    const found = createGrowingList(256);
    const touched = createGrowingList(1024);
    ranges.forEach(([low, high], part) => {
      const to = index.nameWordStart[high] ?? 0;
      for (let p = index.nameWordStart[low] ?? 0; p < to; p++) {
        const name = index.nameWordName[p] ?? 0;
        // A name with two words of one range counts once, and only if it holds every part before.
        if (held[name] !== part) continue;
        held[name] = part + 1;
        if (part === 0) touched.push(name);
        if (part + 1 === ranges.length) found.push(name);
      }
    });
    for (const name of touched.finish()) held[name] = 0;
    return found.finish();
  }
}
