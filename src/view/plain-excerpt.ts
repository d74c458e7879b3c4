import { clipWords, plain } from './text.ts';

/** One line of plain text of at most `max` characters, for pages, feeds and mails; a cut falls between words. */
export function plainExcerpt(text: string, max: number): string {
  const line = plain(text);
  if (line.length <= max) return line;
  return `${clipWords(line, max - 1).replace(/[\s.,;:–—-]+$/, '')}…`;
}
