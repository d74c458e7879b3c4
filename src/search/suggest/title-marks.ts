import type { JointLists } from '../index/joint-lists.ts';
import type { WordRange } from '../index/lexicon.ts';

/** Slots that documents share: two in the same slot are taken for each other, and their titles are read. A quarter as many as documents. */
const SHARED_BY = 4;
const LEAST_SLOTS = 1 << 16;
const MOST_SLOTS = 1 << 20;
/** Ranges told apart: the bits of a mark. */
const RANGES = 8;
/** Going through so many documents of a list takes as long as reading one title, which lies anywhere in memory. */
const QUICKER = 16;

/**
 * Makes a test that a document fails only if its title does not hold a word of each range: most that don't are told without a look
 * at their titles. A test holds until the next one is made.
 */
export type TitleMarks = (ranges: readonly WordRange[], documents: number) => (document: number) => boolean;

/**
 * @param titlesBy - Their documents by word.
 * @param all - How many documents there are.
 */
export function createTitleMarks(titlesBy: Pick<JointLists, 'countIn' | 'visitIn'>, all: number): TitleMarks {
  const marks = new Uint8Array(slotsFor(all));
  const mask = marks.length - 1;
  return (ranges, documents) => {
    const short = ranges.filter((range) => titlesBy.countIn(range) <= documents * QUICKER).slice(0, RANGES);
    if (short.length === 0) return () => true;
    marks.fill(0);
    for (const [i, range] of short.entries())
      titlesBy.visitIn(range, (document) => {
        const slot = document & mask;
        marks[slot] = (marks[slot] ?? 0) | (1 << i);
        return true;
      });
    const full = (1 << short.length) - 1;
    return (document) => marks[document & mask] === full;
  };
}

function slotsFor(documents: number): number {
  let slots = LEAST_SLOTS;
  while (slots < MOST_SLOTS && slots * SHARED_BY < documents) slots *= 2;
  return slots;
}
