import type { TitleWordReader } from './title-words.ts';

/**
 * Compares titles word by word. Word numbers follow text order, so numbers are compared. A title sorts before its continuations,
 * and equal titles by document number.
 */
export function byWords(titleStart: Uint32Array, wordAt: TitleWordReader): (a: number, b: number) => number {
  return (a, b) => {
    const startA = titleStart[a] ?? 0;
    const startB = titleStart[b] ?? 0;
    const lengthA = (titleStart[a + 1] ?? 0) - startA;
    const lengthB = (titleStart[b + 1] ?? 0) - startB;
    for (let i = 0; i < Math.min(lengthA, lengthB); i++) {
      const difference = wordAt(startA + i) - wordAt(startB + i);
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB || a - b;
  };
}
