import { allowedEdits } from '../query/spelling.ts';

/** The words, by their numbers, that a typed part may be: `[low, high)`, empty when the catalog knows none. */
export type WordRange = readonly [low: number, high: number];

/**
 * Unknown words of a half-typed text that are looked up, for some milliseconds each: autocomplete answers at once. A text
 * with more is no typing error.
 */
const UNKNOWN_LIMIT = 4;

export function isKnown([low, high]: WordRange): boolean {
  return low < high;
}

/** The ranges of the parts of a half-typed text, with that of the likeliest word in the place of each empty one. */
export function repair(
  parts: readonly string[],
  ranges: readonly WordRange[],
  likeliest: (part: string) => number | undefined,
): WordRange[] {
  // A word that is too short for edits costs no look-up.
  const lookedUp = ranges.filter((range, i) => !isKnown(range) && allowedEdits(parts[i]?.length ?? 0) > 0);
  if (lookedUp.length > UNKNOWN_LIMIT) return [...ranges];
  return ranges.map((range, i) => {
    const word = isKnown(range) ? undefined : likeliest(parts[i] ?? '');
    return word === undefined ? range : [word, word + 1];
  });
}
