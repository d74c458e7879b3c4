import { clip, plain } from './text.ts';

/**
 * Plain text on one line, at most `max` characters, for pages, feeds and mails. It is cut between words, or between
 * visible characters if there is only one long word.
 */
export function plainExcerpt(text: string, max: number): string {
  // Looks no further into a long text than can be shown; cleaning removes little of it.
  const line = plain(text.length > max * 4 ? text.slice(0, max * 4) : text);
  if (line.length <= max) return line;
  const space = line.lastIndexOf(' ', max - 1);
  const cut = space > max / 2 ? line.slice(0, space) : clip(line, max - 1);
  return `${cut.replace(/[\s.,;:–—-]+$/, '')}…`;
}
