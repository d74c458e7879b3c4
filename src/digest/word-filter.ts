import escapeStringRegexp from 'escape-string-regexp';
import type { Paper } from '../paper/paper.ts';

/** Words or phrases that one setting may hold, and the characters of each. */
export const MOST_WORDS = 25;
export const LONGEST_WORD = 60;

/** Reads `diffusion, graph neural networks; RAG` into its words, each once. */
export function readWords(text: string | null): string[] {
  const words = (text ?? '')
    .split(/[,;\n]/)
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter((word) => word !== '');
  return [...new Map(words.map((word) => [word.toLowerCase(), word])).values()];
}

/**
 * Tells whether a paper holds one of `include` (any, when that is empty) and none of `exclude` in title, abstract,
 * summary, keywords or authors. A word matches where a word of the paper begins with it, whatever its case: `graph`
 * matches "Graphs" and not "paragraph".
 */
export function wordFilter(
  include: readonly string[],
  exclude: readonly string[],
): (paper: Paper) => boolean {
  const wanted = pattern(include);
  const unwanted = pattern(exclude);
  if (wanted === undefined && unwanted === undefined) return () => true;
  return (paper) => {
    const text = [
      paper.title,
      paper.abstract,
      paper.summary,
      ...(paper.keywords ?? []),
      ...paper.authors,
    ].join('\n');
    return (wanted?.test(text) ?? true) && !(unwanted?.test(text) ?? false);
  };
}

function pattern(words: readonly string[]): RegExp | undefined {
  if (words.length === 0) return undefined;
  const alternatives = words.map((word) => escapeStringRegexp(word).replace(/ /g, '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})`, 'iu');
}
