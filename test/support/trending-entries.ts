import type { TrendingEntries } from '../../src/trending/entries.ts';
import type { TrendingEntry } from '../../src/trending/entry.ts';

/** All entries of a ranking, best first. */
export function allOf(entries: TrendingEntries): readonly TrendingEntry[] {
  return entries.slice(0, entries.length);
}
