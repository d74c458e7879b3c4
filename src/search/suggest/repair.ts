import { isEmptyRange, type Lexicon, type WordRange } from '../index/lexicon.ts';
import { allowedEdits, type Dictionary } from '../query/spelling.ts';

/**
 * Unknown words of a half-typed text that are looked up, for some milliseconds each: autocomplete answers at once. A text
 * with more is no typing error.
 */
const UNKNOWN_LIMIT = 4;

/** Whether the catalog knows a word that a typed part may be. */
export function isKnown(range: WordRange): boolean {
  return !isEmptyRange(range);
}

/** The words that misspelt parts are read as. */
interface Known {
  readonly nearest: Dictionary['nearest'];
  readonly rangeOf: Lexicon['rangeOf'];
  /** How many titles, or names, hold a word. */
  readonly countOf: (word: number) => number;
}

/** The ranges of the parts of a half-typed text, with that of the likeliest word in the place of each empty one. */
export function repair(
  parts: readonly string[],
  ranges: readonly WordRange[],
  { nearest, rangeOf, countOf }: Known,
): WordRange[] {
  function likeliest(part: string): WordRange | undefined {
    const [best] = [...nearest(part)].sort(
      (a, b) => a.distance - b.distance || countOf(b.word) - countOf(a.word),
    );
    return best && rangeOf(best.word);
  }

  // A word that is too short for edits costs no look-up.
  const lookedUp = ranges.filter((range, i) => !isKnown(range) && allowedEdits(parts[i]?.length ?? 0) > 0);
  if (lookedUp.length > UNKNOWN_LIMIT) return [...ranges];
  return ranges.map((range, i) => {
    return isKnown(range) ? range : (likeliest(parts[i] ?? '') ?? range);
  });
}
