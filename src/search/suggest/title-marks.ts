import type { JointLists } from '../index/joint-lists.ts';
import type { WordRange } from '../index/lexicon.ts';

/** Places that documents share: two in the same one are taken for each other, and their titles are read. */
const PLACES = 1 << 16;
/** Ranges told apart: the bits of a mark. */
const RANGES = 8;
/** Going through so many documents of a list takes as long as reading one title, which lies anywhere in memory. */
const QUICKER = 16;

/**
 * Makes a test that a document fails only if its title does not hold a word of each range: most that don't are told without a look
 * at their titles. A test holds until the next one is made.
 */
export type TitleMarks = (ranges: readonly WordRange[], documents: number) => (document: number) => boolean;

/** @param titlesBy - Their documents by word. */
export function createTitleMarks(titlesBy: Pick<JointLists, 'countIn' | 'visitIn'>): TitleMarks {
  const marks = new Uint8Array(PLACES);
  return (ranges, documents) => {
    const short = ranges.filter((range) => titlesBy.countIn(range) <= documents * QUICKER).slice(0, RANGES);
    if (short.length === 0) return () => true;
    marks.fill(0);
    for (const [i, range] of short.entries())
      titlesBy.visitIn(range, (document) => {
        const place = document % PLACES;
        marks[place] = (marks[place] ?? 0) | (1 << i);
        return true;
      });
    const all = (1 << short.length) - 1;
    return (document) => marks[document % PLACES] === all;
  };
}
