import type { Paper } from '../paper/paper.ts';
import type { TrendingEntry } from './entry.ts';

/** A ranking's entries, best first, created on demand. A plain array is one, too. */
export interface TrendingEntries {
  readonly length: number;
  slice(from: number, to: number): readonly TrendingEntry[];
}

/** This many entries, each created from its position. */
export function entriesOf(length: number, at: (place: number) => TrendingEntry | undefined): TrendingEntries {
  return {
    length,
    slice: (from, to) =>
      Array.from({ length: Math.max(0, Math.min(to, length) - from) }, (_, i) => at(from + i)).filter(
        (entry) => entry !== undefined,
      ),
  };
}

/** Merges some entries with the rest of a list, in order. @param taken papers of the list that are among the former. */
export function merged(
  first: readonly TrendingEntry[],
  list: TrendingEntries,
  taken: ReadonlySet<Paper>,
  compare: (a: TrendingEntry, b: TrendingEntry) => number,
): TrendingEntries {
  const done: TrendingEntry[] = [];
  let ours = 0;
  let theirs = 0;

  function nextOfList(): TrendingEntry | undefined {
    for (; theirs < list.length; theirs++) {
      const [entry] = list.slice(theirs, theirs + 1);
      if (entry !== undefined && !taken.has(entry.paper)) return entry;
    }
    return undefined;
  }

  return entriesOf(first.length + list.length - taken.size, (place) => {
    while (done.length <= place) {
      const [a, b] = [first[ours], nextOfList()];
      const isOurs = b === undefined || (a !== undefined && compare(a, b) <= 0);
      const next = isOurs ? a : b;
      if (next === undefined) return undefined;
      done.push(next);
      if (isOurs) ours++;
      else theirs++;
    }
    return done[place];
  });
}
