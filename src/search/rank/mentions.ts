import { documentsOf, holdersOf } from '../index/joint-postings.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { placesOfRow } from '../index/text-places.ts';
import type { NamedIn } from './citations.ts';

/** Finds the papers whose texts have a name's words in a row, as written. */
export type MentionsOf = (name: readonly number[], bounds: MentionBounds) => readonly NamedIn[];

interface MentionBounds {
  /** Finds nothing if more papers than this may have the name. */
  readonly most: number;
  /** Most texts to read, spread over all candidates: each takes microseconds. */
  readonly read?: number;
}

/** The stem of the rarest word of a name: its papers are the candidates. */
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
