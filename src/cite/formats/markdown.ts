import type { Entry } from '../entry.ts';
import { oneLine } from '../latex.ts';

/** A paper with more authors ends in "and n more". */
const MOST_NAMES = 5;

/** A list item for notes or a repository; not for Discord, whose Markdown has other rules. */
export function markdownLine({ paper, citation: { year, url } }: Entry): string {
  const names = paper.authors.slice(0, MOST_NAMES).map(escapeMarkdown);
  const more = paper.authors.length - names.length;
  const title = escapeMarkdown(paper.title);
  return `- ${[
    url === undefined ? title : `[${title}](<${url.replace(/[<>\\\s]/g, encodeURIComponent)}>)`,
    ...names,
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(year === undefined ? [] : [year]),
  ].join(', ')}\n`;
}

function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_~|<>[\]#&$@!]/g, '\\$&');
}
