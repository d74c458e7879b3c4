import type { Digest, DigestEntry } from '../../digest/digest.ts';
import type { Paper } from '../../paper/paper.ts';
import { entryReason } from '../../view/digest-parts.ts';
import { sayNote, sayQuiet } from '../../view/digest-reasons.ts';
import { plainExcerpt } from '../../view/plain-excerpt.ts';
import { count, plain, short } from '../../view/text.ts';

/** Most notes in a mail. */
const MOST_NOTES = 4;

/** Small print above the papers. */
export function noteLines(digest: Digest, notes: readonly string[]): string[] {
  const quiet = digest.quiet === undefined ? [] : [`Nothing new this time. ${sayQuiet(digest.quiet)}`];
  return [...notes, ...quiet, ...digest.notes.map(sayNote)].slice(0, MOST_NOTES).map((line) => plain(line));
}

/** Why a paper is in the mail. */
export function whyLine(entry: DigestEntry): string {
  return plain(entryReason(entry));
}

/** Votes, why the paper is here, who wrote it. */
export function factLine(paper: Paper, why: string): string {
  const votes = paper.upvotes === undefined ? '' : `▲ ${short(paper.upvotes)}`;
  return [votes, why, peopleLine(paper)].filter((part) => part !== '').join(' · ');
}

function peopleLine({ authors }: Paper): string {
  if (authors.length === 0) return '';
  const more = authors.length > 3 ? ` +${authors.length - 3}` : '';
  return plainExcerpt(authors.slice(0, 3).join(', '), 120) + more;
}

/** A paper's content in brief. */
export function proseLine({ summary, abstract }: Paper): string {
  return plainExcerpt(summary ?? abstract ?? '', 320);
}

/** The preview text next to the subject in a mail list. */
export function preheaderLine({ entries }: Digest): string {
  if (entries.length === 0) return 'Nothing new this time.';
  const second = entries[1];
  return second === undefined
    ? count(entries.length, 'paper')
    : plainExcerpt(`${count(entries.length, 'paper')}, among them ${second.paper.title}`, 100);
}
