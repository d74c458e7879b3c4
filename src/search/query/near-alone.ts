import type { SpellingCandidate } from './spelling.ts';

/**
 * Other words give a word context; alone, `battery` may be two edits from `better` and still mean a battery. A
 * misplaced letter (`parsgin`) is different.
 */
const TWO_EDITS = 8;
/** And `cooking` isn't `looking`. */
const OTHER_BEGINNING = 9;

/** Whether a single-word query may be a misspelling of another word. */
export function isNearAlone(
  word: string,
  { text, distance }: Pick<SpellingCandidate, 'text' | 'distance'>,
): boolean {
  if (!beginsAlike(word, text)) return word.length >= OTHER_BEGINNING && distance < 2;
  return distance < 2 || word.length >= TWO_EDITS || [...word].sort().join() === [...text].sort().join();
}

/** Whether two words share their first letter, or one has its first two swapped. */
export function beginsAlike(a: string, b: string): boolean {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
}
