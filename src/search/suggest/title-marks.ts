import type { JointLists } from '../index/joint-lists.ts';
import type { WordRange } from '../index/lexicon.ts';

/** Documents per slot: those that share one can't be told apart, so their titles are read. */
const SHARED_BY = 4;
const LEAST_SLOTS = 1 << 16;
const MOST_SLOTS = 1 << 20;
/** Ranges per mark, one bit each. */
const RANGES = 8;
/** Scanning this many documents in a list takes as long as reading one title at a random place in memory. */
const QUICKER = 16;

/**
 * Makes a test that fails only for documents whose title lacks a word of some range, and rules out most of those without
 * reading titles (like a Bloom filter). A test is valid until the next one is made.
 */
export type TitleMarks = (ranges: readonly WordRange[], documents: number) => (document: number) => boolean;

/**
 * @param titlesBy - Documents by title word.
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
