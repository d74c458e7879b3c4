import { NONE } from '../index/lexicon.ts';
import type { QueryWord } from '../query/terms.ts';

/** The words of a text, counted as they are written and by their stems. */
export interface HeldWords {
  readonly texts: ReadonlyMap<string, number>;
  readonly stems: ReadonlyMap<number, number>;
}

/** What a word counts that stands in another form (`parsers` for `parsing`). */
const OTHER_FORM = 0.8;

export function heldWords(words: Iterable<QueryWord>): HeldWords {
  const texts = new Map<string, number>();
  const stems = new Map<number, number>();
  for (const { text, stem } of words) {
    texts.set(text, (texts.get(text) ?? 0) + 1);
    if (stem !== NONE) stems.set(stem, (stems.get(stem) ?? 0) + 1);
  }
  return { texts, stems };
}

/** 1 for a word that is held as it is written, less in another form, 0 when it is not held. */
export function shareOf({ text, stem }: QueryWord, { texts, stems }: HeldWords): number {
  if (texts.has(text)) return 1;
  return stems.has(stem) ? OTHER_FORM : 0;
}

/** How often a word is held, in any form. */
export function countOf({ text, stem }: QueryWord, { texts, stems }: HeldWords): number {
  return stem === NONE ? (texts.get(text) ?? 0) : (stems.get(stem) ?? 0);
}

/** Whether two words are one in any form. */
export function isSameWord(a: QueryWord, b: QueryWord): boolean {
  return a.text === b.text || (a.stem !== NONE && a.stem === b.stem);
}
