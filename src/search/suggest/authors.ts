import { foldName } from '../index/build-authors.ts';
import { openLexicon } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { stringAt } from '../index/strings.ts';

/** Names a half-typed one may mean, most papers first; every typed word begins a word of the name. */
export function createAuthorSuggester(index: PackedIndex) {
  const names = openLexicon(index.names);
  const nameWords = openLexicon(index.nameWords);
  const papersOf = (name: number) => (index.nameStart[name + 1] ?? 0) - (index.nameStart[name] ?? 0);
  const everyName = new Uint32Array(names.size).map((_, id) => id);

  return (typed: string, limit: number): string[] => {
    const parts = foldName(typed).split(' ').filter(Boolean);
    const kept: number[] = [];
    const offer = (name: number) => {
      const papers = papersOf(name);
      const last = kept[kept.length - 1];
      if (kept.length >= limit && last !== undefined && papersOf(last) >= papers) return;
      let at = kept.length;
      while (at > 0 && papersOf(kept[at - 1] ?? 0) < papers) at--;
      kept.splice(at, 0, name);
      if (kept.length > limit) kept.pop();
    };
    if (parts.length === 0) {
      for (const name of everyName) offer(name);
    } else {
      for (const name of candidates(parts)) offer(name);
    }
    return kept.map((name) => stringAt(index.displayNames, name));
  };

  function candidates(parts: readonly string[]): Iterable<number> {
    const ranges = parts.map((part) => nameWords.prefixRange(part));
    const sizes = ranges.map(
      ([low, high]) => (index.nameWordStart[high] ?? 0) - (index.nameWordStart[low] ?? 0),
    );
    const [low, high] = ranges[sizes.indexOf(Math.min(...sizes))] ?? [0, 0];
    const holders = index.nameWordName.subarray(
      index.nameWordStart[low] ?? 0,
      index.nameWordStart[high] ?? 0,
    );
    if (parts.length === 1) return new Set(holders);
    const found = new Set<number>();
    for (const name of holders) {
      const own = names.at(name).split(' ');
      if (parts.every((part) => own.some((word) => word.startsWith(part)))) found.add(name);
    }
    return found;
  }
}
