import { clip, plain } from './text.ts';

/**
 * One line of plain text of at most `max` characters, for pages, feeds and mails. A cut falls between words, and where
 * there is but one long word between what a reader sees as characters.
 */
export function plainExcerpt(text: string, max: number): string {
  // Of a long text no more is looked at than can be shown; what is taken out of it is little.
  const line = plain(text.length > max * 4 ? text.slice(0, max * 4) : text);
  if (line.length <= max) return line;
  const space = line.lastIndexOf(' ', max - 1);
  const cut = space > max / 2 ? line.slice(0, space) : clip(line, max - 1);
  return `${cut.replace(/[\s.,;:–—-]+$/, '')}…`;
}
