import { isEmptyRange, type Lexicon, type WordRange } from '../index/lexicon.ts';
import { allowedEdits, type Dictionary } from '../query/spelling.ts';

/**
 * Unknown words looked up per half-typed text, at a few ms each: autocomplete answers at once. A text with more isn't a
 * typo.
 */
const UNKNOWN_LIMIT = 4;

/** Whether the catalog knows any word for a typed part. */
export function isKnown(range: WordRange): boolean {
  return !isEmptyRange(range);
}

/** What misspelt parts are looked up in. */
interface Known {
  readonly nearest: Dictionary['nearest'];
  readonly rangeOf: Lexicon['rangeOf'];
  /** How many titles, or names, have a word. */
  readonly countOf: (word: number) => number;
}

/** The ranges of a half-typed text's parts, with each empty one replaced by that of the likeliest word. */
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

  // A word too short for edits costs no lookup.
  const lookedUp = ranges.filter((range, i) => !isKnown(range) && allowedEdits(parts[i]?.length ?? 0) > 0);
  if (lookedUp.length > UNKNOWN_LIMIT) return [...ranges];
  return ranges.map((range, i) => {
    return isKnown(range) ? range : (likeliest(parts[i] ?? '') ?? range);
  });
}
