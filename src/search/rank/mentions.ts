import { documentsOf, holdersOf } from '../index/joint-postings.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { createTextReader } from '../index/texts.ts';
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
  const texts = createTextReader(index);

  return (name, { most, read = most }) => {
    const rarest = rarestStem(index, name);
    const papers = holdersOf(index, rarest);
    if (papers > most) return [];
    const step = Math.max(1, papers / read);
    const found: NamedIn[] = [];
    let next = 0;
    for (const [at, document] of documentsOf(index, rarest).entries()) {
      if (at < next) continue;
      next += step;
      const places = placesOf(name, texts.words(document));
      if (places.length > 0) found.push({ document, places });
    }
    return found;
  };
}

/** Where some words stand in a row in a text. */
function placesOf(name: readonly number[], text: Uint32Array): number[] {
  const places: number[] = [];
  const [first] = name;
  const last = text.length - name.length;
  for (let at = 0; at <= last; at++) {
    if (text[at] === first && name.every((word, i) => text[at + i] === word)) places.push(at);
  }
  return places;
}
