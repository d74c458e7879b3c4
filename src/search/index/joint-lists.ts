import { compareJoint, inSecond, type JointNumbers } from './joint-numbers.ts';
import { NONE, type WordRange } from './lexicon.ts';
import type { PackedIndex } from './packed-index.ts';
import { type Starts, sizeAt, startAt } from './starts.ts';
import {
  type ListsByKey,
  listOfArray,
  listOfNumbers,
  type NumberList,
  numberIn,
  numbersIn,
} from './three-bytes.ts';

/** Lists by word or name over all papers, including the tail. */
export interface JointLists {
  /** Length of the list for a number; 0 for `NONE`. */
  count(number: number): number;
  /** Total length of the lists in a range. */
  countIn(range: WordRange): number;
  /** A copy of the list for a number. */
  of(number: number): Uint32Array;
  /** Views of the same list: one part, or two to concatenate if there is a tail. */
  parts(number: number): readonly NumberList[];
  /** Visits the lists of a range in word order, until `visit` returns `false`. */
  visitIn(range: WordRange, visit: (value: number) => boolean | undefined): void;
}

/** The documents with each word in their title, ascending. */
export function openTitleLists({ titlePostingStart, titlePostingDocument, tail }: PackedIndex): JointLists {
  return openLists(
    { start: titlePostingStart, values: titlePostingDocument },
    tail && {
      numbers: tail.words,
      lists: { start: tail.index.titlePostingStart, values: tail.titlePostingDocument },
    },
  );
}

/** The documents by each name, ascending. */
export function openNameLists({ nameStart, nameDocument, tail }: PackedIndex): JointLists {
  return openLists(
    { start: nameStart, values: nameDocument },
    tail && {
      numbers: tail.names,
      lists: { start: tail.index.nameStart, values: tail.nameDocument },
    },
  );
}

/** The names that contain each word, in text order. */
export function openNameWordLists({ nameWordStart, nameWordName, tail }: PackedIndex): JointLists {
  return openLists(
    { start: nameWordStart, values: nameWordName },
    tail && {
      numbers: tail.nameWords,
      lists: { start: tail.index.nameWordStart, values: tail.nameWordName },
      join: (first, second) =>
        Uint32Array.from(new Set([...first, ...second])).sort((a, b) => compareJoint(tail.names, a, b)),
    },
  );
}

interface Later {
  readonly numbers: JointNumbers;
  /** Lists by number in the second list. */
  readonly lists: { readonly start: Starts; readonly values: Uint32Array };
  /** Merges the two lists of one text (default: concatenates). */
  readonly join?: (first: Uint32Array, second: Uint32Array) => Uint32Array;
}

const EMPTY = new Uint32Array(0);
const NO_LIST = listOfArray(EMPTY);

function openLists({ start, values }: ListsByKey, later: Later | undefined): JointLists {
  const size = start.length - 1;
  const plain = {
    count: (number: number) => (number >= size ? 0 : sizeAt(start, number)),
    countIn: ([low, high]: WordRange) => startAt(start, high) - startAt(start, low),
    of: (number: number) =>
      number >= size ? EMPTY : numbersIn(values, startAt(start, number), startAt(start, number + 1)),
    part: (number: number): NumberList =>
      number >= size ? NO_LIST : listOfNumbers(values, startAt(start, number), startAt(start, number + 1)),
    visitIn([low, high]: WordRange, visit: (value: number) => boolean | undefined) {
      const to = startAt(start, high);
      for (let at = startAt(start, low); at < to; at++) if (visit(numberIn(values, at)) === false) return;
    },
  };
  if (later === undefined) return { ...plain, parts: (number) => [plain.part(number)] };
  const { numbers, lists, join = endToEnd } = later;
  const secondOf = (number: number) => {
    const at = inSecond(numbers, number);
    return at === NONE
      ? EMPTY
      : lists.values.subarray(startAt(lists.start, at), startAt(lists.start, at + 1));
  };
  function of(number: number): Uint32Array {
    const [first, second] = [plain.of(number), secondOf(number)];
    if (second.length === 0) return first;
    return first.length === 0 ? second : join(first, second);
  }

  return {
    count(number) {
      const added = secondOf(number).length;
      if (added === 0) return plain.count(number);
      return later.join === undefined ? plain.count(number) + added : of(number).length;
    },
    countIn(range) {
      const [, , low = 0, high = 0] = range;
      return plain.countIn(range) + startAt(lists.start, high) - startAt(lists.start, low);
    },
    of,
    parts: (number) => [plain.part(number), listOfArray(secondOf(number))],
    visitIn([low, high, laterLow = 0, laterHigh = 0], visit) {
      let from = low;
      let goesOn = true;
      const each = (value: number) => {
        goesOn = visit(value) !== false;
        return goesOn;
      };
      for (let at = laterLow; at < laterHigh && goesOn; at++) {
        const number = numbers.numbers[at] ?? NONE;
        const place = Math.min(high, numbers.places[at] ?? 0);
        if (place > from) plain.visitIn([from, place], each);
        from = Math.max(from, number < size ? number + 1 : place);
        if (goesOn) of(number).every(each);
      }
      if (goesOn && from < high) plain.visitIn([from, high], each);
    },
  };
}

/** Concatenates two lists. */
export function endToEnd(first: Uint32Array, second: Uint32Array): Uint32Array {
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
