import type { Paper } from '../paper/paper.ts';
import { dateName } from './day-name.ts';
import { safe, short } from './text.ts';

/** `Ada Lovelace, Alan Turing, Grace Hopper +4`, escaped, in at most `room`. */
export function authorLine(authors: readonly string[], room: number, shown = 3): string {
  if (authors.length === 0) return '';
  const rest = authors.length - shown;
  const names = authors.slice(0, shown).join(', ');
  return rest > 0 ? `${safe(names, room - 8)} +${rest}` : safe(names, room);
}

/** `▲ 37 · 💬 4 · ★ 1.2k`: how much attention a paper gets; empty if unknown. */
export function voteLine(paper: Paper): string {
  return [
    paper.upvotes === undefined ? '' : `▲ ${short(paper.upvotes)}`,
    paper.comments === undefined || paper.comments === 0 ? '' : `💬 ${short(paper.comments)}`,
    paper.codeStars === undefined || paper.codeStars === 0 ? '' : `★ ${short(paper.codeStars)}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/**
 * `Patrick Lewis, Ethan Perez +10 · 22 May 2020 · cs.CL · ▲ 37`: authors, date, category and votes, in at most `room`.
 */
export function metaLine(paper: Paper, room: number): string {
  const facts = [
    safe(dateName(paper.published ?? ''), 20),
    safe(paper.categories?.[0] ?? '', 24),
    voteLine(paper),
  ].filter((part) => part !== '');
  const tail = facts.join(' · ');
  const authors = authorLine(paper.authors, Math.max(0, room - tail.length - 3));
  return [authors, tail].filter((part) => part !== '').join(' · ');
}
