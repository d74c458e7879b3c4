import { documentsOf, holdersOf } from '../index/joint-postings.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { placesOfRow } from '../index/text-places.ts';
import type { NamedIn } from './citations.ts';

/** Finds the papers whose texts hold the words of a name in a row, as they are written. */
export type MentionsOf = (name: readonly number[], bounds: MentionBounds) => readonly NamedIn[];

interface MentionBounds {
  /** None is found where more papers may hold the name. */
  readonly most: number;
  /** No more texts are read, spread over all that may: one takes microseconds. */
  readonly read?: number;
}

/** The stem of a word of a name that the fewest papers hold: those that may hold the name. */
export function rarestStem(index: PackedIndex, name: readonly number[]): number {
  const stems = name.map((word) => index.stemOf[word] ?? NONE);
  return stems.reduce((a, b) => (holdersOf(index, b) < holdersOf(index, a) ? b : a), stems[0] ?? NONE);
}

export function createMentions(index: PackedIndex): MentionsOf {
  return (name, { most, read = most }) => {
    const rarest = rarestStem(index, name);
    const papers = holdersOf(index, rarest);
    if (papers > most) return [];
    const step = Math.max(1, papers / read);
    const placesIn = placesOfRow(index, name);
    const found: NamedIn[] = [];
    const documents = documentsOf(index, rarest);
    for (let next = 0; next < documents.length; next += step) {
      const document = documents[Math.ceil(next)];
      if (document === undefined) break;
      const places = placesIn(document);
      if (places.length > 0) found.push({ document, places });
    }
    return found;
  };
}
