import type { Paper } from '../../paper/paper.ts';
import { fold, words } from '../text/tokens.ts';
import type { DocumentFilter } from './filters.ts';

/** Whether a paper's own text holds every phrase and none of what is excluded, word for word. */
export function textTest(
  phrases: readonly string[],
  excluded: readonly string[],
  papers: readonly Paper[],
): DocumentFilter | undefined {
  const required = phrases.flatMap(wholeWords);
  const forbidden = excluded.flatMap(wholeWords);
  if (required.length === 0 && forbidden.length === 0) return undefined;
  return (document) => {
    const paper = papers[document];
    if (paper === undefined) return false;
    const text = fold([paper.title, paper.abstract, paper.summary, paper.keywords?.join(', ')].join('\n'));
    return required.every((test) => test.test(text)) && !forbidden.some((test) => test.test(text));
  };
}

/** A pattern of the words of a text, whatever stands between them; none for a text without words. */
function wholeWords(text: string): RegExp[] {
  const parts = words(text);
  if (parts.length === 0) return [];
  const joined = parts.map(escaped).join("(?:['’]s)?[^\\p{L}\\p{N}]+");
  return [new RegExp(`(?<![\\p{L}\\p{N}])${joined}(?![\\p{L}\\p{N}])`, 'u')];
}

function escaped(part: string): string {
  return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
