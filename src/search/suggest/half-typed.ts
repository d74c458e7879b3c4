import type { Lexicon } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { openTitleWords, titleWordsIn } from '../index/title-words.ts';

/** One in this many papers yields half-typed texts, up to a maximum. */
const PAPERS_A_TITLE = 500;
const TITLES = 150;
const WORDS = 3;

/**
 * Titles as people begin to type them: one to three words, the last half typed. They warm up the code, so the first
 * person to type doesn't wait for compilation.
 */
export function halfTypedTitles(index: PackedIndex, lexicon: Lexicon): string[] {
  const { titleStart, documents } = index;
  const wordAt = openTitleWords(index.titleWords);
  const step = Math.max(PAPERS_A_TITLE, Math.ceil(documents / TITLES));
  return Array.from({ length: Math.ceil(documents / step) }, (_, i) => {
    const start = titleStart[i * step] ?? 0;
    const end = Math.min(start + 1 + (i % WORDS), titleStart[i * step + 1] ?? 0);
    const words = Array.from(titleWordsIn(wordAt, start, end), lexicon.at);
    const last = words.pop() ?? '';
    return [...words, last.slice(0, Math.ceil(last.length / 2))].join(' ');
  });
}
