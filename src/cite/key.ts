import type { Paper } from '../paper/paper.ts';
import { isStopWord } from '../search/text/stop-words.ts';
import { fold, words } from '../search/text/tokens.ts';
import { citedName } from './name.ts';
import { yearOf } from './year.ts';

/** Longer than any real name; cut to this. */
const LONGEST_PART = 30;

/**
 * `lewis2020retrieval`: the first author's family name, the year and the title's first meaningful word, in lower-case
 * ASCII letters and digits.
 */
export function citeKey(paper: Pick<Paper, 'id' | 'title' | 'authors' | 'published'>): string {
  const name = citedName(paper.authors[0] ?? '');
  const family = plain('whole' in name ? name.whole : name.family) || 'anon';
  const title = words(paper.title).filter((word) => !isStopWord(word));
  const telling = title.map(plain).find((word) => word !== '') ?? '';
  return `${family}${yearOf(paper) ?? ''}${telling}`;
}

/** The first free key of `key`, `keyb`, `keyc` … `keyz`, `keyba` … */
export function freeKey(key: string, isTaken: (key: string) => boolean): string {
  let free = key;
  for (let n = 1; isTaken(free); n++) free = `${key}${letters(n)}`;
  return free;
}

/** 1 is `b`, 25 is `z`, 26 is `ba`: base 26 with `a` as zero. */
function letters(n: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + (n % 26));
  return n < 26 ? letter : `${letters(Math.floor(n / 26))}${letter}`;
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]/g, '')
    .slice(0, LONGEST_PART);
}
