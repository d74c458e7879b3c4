import { compareJoint, inSecond, type JointNumbers, jointSize } from './joint-numbers.ts';
import { isEmptyRange, type Lexicon, NONE, openLexicon, openSorted } from './lexicon.ts';
import type { PackedIndex } from './packed-index.ts';

/** The words in titles and texts of all papers, including the tail. */
export function openWords(index: Pick<PackedIndex, 'words' | 'tail'>): Lexicon {
  const { words, tail } = index;
  return joint(openLexicon(words), tail && openLexicon(tail.index.words), tail?.words);
}

/** The stems of all papers, including the tail. */
export type Stems = Pick<PackedIndex, 'stems' | 'tail'>;

export function openStems({ stems, tail }: Stems): Lexicon {
  return joint(openLexicon(stems), tail && openLexicon(tail.index.stems), tail?.stems);
}

export function openNames({ names, tail }: Pick<PackedIndex, 'names' | 'tail'>): Lexicon {
  return joint(openSorted(names), tail && openSorted(tail.index.names), tail?.names);
}

export function openNameWords({ nameWords, tail }: Pick<PackedIndex, 'nameWords' | 'tail'>): Lexicon {
  return joint(openLexicon(nameWords), tail && openLexicon(tail.index.nameWords), tail?.nameWords);
}

/** Two word lists as one. A range combines a range of each list. */
function joint(first: Lexicon, second: Lexicon | undefined, numbers: JointNumbers | undefined): Lexicon {
  if (second === undefined || numbers === undefined) return first;
  const { first: size, places, numbers: numberOf, added } = numbers;
  const later = (id: number) => added[id - size] ?? NONE;
  return {
    size: jointSize(numbers),
    find(word) {
      const known = first.find(word);
      if (known !== NONE) return known;
      const found = second.find(word);
      return found === NONE ? NONE : (numberOf[found] ?? NONE);
    },
    at: (id) => (id < size ? first.at(id) : second.at(later(id))),
    lengthOf: (id) => (id < size ? first.lengthOf(id) : second.lengthOf(later(id))),
    lettersOf: (id) => (id < size ? first.lettersOf(id) : second.lettersOf(later(id))),
    prefixRange(prefix) {
      const [low, high] = first.prefixRange(prefix);
      const [laterLow, laterHigh] = second.prefixRange(prefix);
      return [low, high, laterLow, laterHigh];
    },
    rangeOf(id) {
      const [low, high] = id < size ? first.rangeOf(id) : [0, 0];
      const at = inSecond(numbers, id);
      return at === NONE ? [low, high] : [low, high, at, at + 1];
    },
    isIn([low, high, laterLow = 0, laterHigh = 0], id) {
      if (id < size) return id >= low && id < high;
      return later(id) >= laterLow && later(id) < laterHigh;
    },
    compare: (a, b) => compareJoint(numbers, a, b),
    eachIn(range, visit) {
      if (isEmptyRange(range)) return;
      const [low, high, laterLow = 0, laterHigh = 0] = range;
      let id = low;
      for (let at = laterLow; at < laterHigh; at++) {
        const number = numberOf[at] ?? NONE;
        if (number < size) continue;
        for (const place = places[at] ?? 0; id < Math.min(high, place); id++) visit(id);
        visit(number);
      }
      for (; id < high; id++) visit(id);
    },
  };
}
