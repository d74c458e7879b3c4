import type { PackedUnits } from '../index/strings.ts';

/** A subset of a sorted word list, for walks over it: five bytes a word. */
export interface WordList {
  readonly words: PackedUnits;
  /** Their numbers, ascending. */
  readonly numbers: Uint32Array;
  /** Length in code units of the prefix that each shares with the one before; at most 255. */
  readonly shared: Uint8Array;
}

const MOST_SHARED = 255;

/** @param numbers of words that are sorted by code unit, ascending. */
export function listWords(words: PackedUnits, numbers: Uint32Array): WordList {
  const { units, starts } = words;
  const shared = new Uint8Array(numbers.length);
  for (let i = 1; i < numbers.length; i++) {
    const before = numbers[i - 1] ?? 0;
    const word = numbers[i] ?? 0;
    const from = starts[word] ?? 0;
    const fromBefore = starts[before] ?? 0;
    const most = Math.min(
      MOST_SHARED,
      (starts[word + 1] ?? 0) - from,
      (starts[before + 1] ?? 0) - fromBefore,
    );
    let count = 0;
    while (count < most && units[from + count] === units[fromBefore + count]) count++;
    shared[i] = count;
  }
  return { words, numbers, shared };
}

/**
 * The words within `bound` insertions, deletions and replacements of a text, ascending. As in a trie, one row of edits
 * is computed per unit that isn't shared with the word before; all words with a prefix too far away are skipped.
 *
 * @param bound fewer than 250.
 */
export function nearWords({ words, numbers, shared }: WordList, text: string, bound: number): number[] {
  const { units, starts } = words;
  const found: number[] = [];
  const size = text.length;
  const width = size + 1;
  const wanted = Uint16Array.from(text, (_, i) => text.charCodeAt(i));
  // Whatever is outside the band around the diagonal is too far and stays so.
  const rows = new Uint8Array((size + bound + 1) * width).fill(bound + 1);
  for (let i = 0; i <= bound; i++) {
    if (i < width) rows[i] = i;
    if (i * width < rows.length) rows[i * width] = i;
  }
  /** How many rows are reused from the word before: those of the shared prefix. */
  let known = 0;
  for (let i = 0; i < numbers.length; ) {
    const word = numbers[i] ?? 0;
    const start = starts[word] ?? 0;
    const length = (starts[word + 1] ?? 0) - start;
    /** The fewest edits in the last computed row. */
    let least = 0;
    if (length <= size + bound && length >= size - bound) {
      // Inlined: in a function of its own it takes a third longer.
      while (known < length && least <= bound) {
        const unit = units[start + known] ?? 0;
        const above = known * width;
        const row = above + width;
        known++;
        const from = Math.max(1, known - bound);
        const to = Math.min(size, known + bound);
        let diagonal = rows[above + from - 1] ?? 0;
        let edits = rows[row + from - 1] ?? 0;
        least = Math.min(known, bound + 1);
        for (let j = from; j <= to; j++) {
          const up = rows[above + j] ?? 0;
          const side = (up < edits ? up : edits) + 1;
          const replaced = wanted[j - 1] === unit ? diagonal : diagonal + 1;
          edits = replaced < side ? replaced : side;
          diagonal = up;
          rows[row + j] = edits;
          if (edits < least) least = edits;
        }
      }
      if (least <= bound && (rows[length * width + size] ?? 0) <= bound) found.push(word);
    }
    i++;
    if (least > bound) while ((shared[i] ?? 0) >= known) i++;
    known = Math.min(known, shared[i] ?? 0);
  }
  return found;
}
