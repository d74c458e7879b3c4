import type { Paper } from '../../paper/paper.ts';
import { CHOICE_LIMIT, cutLabel } from './cut.ts';

/** Longer family names are cut. */
const LONGEST_NAME = 30;

/** A title (cut to fit) with first author and year, to tell equal titles apart: `Attention · Vaswani 2017`. */
export function paperLabel({ title, authors, published, listedOn }: Paper): string {
  const name = cutLabel(familyName(authors[0] ?? ''), LONGEST_NAME);
  const year = (published ?? listedOn ?? '').slice(0, 4);
  const facts = [name, year].filter((part) => part !== '').join(' ');
  if (facts === '') return cutLabel(title);
  return `${cutLabel(title, CHOICE_LIMIT - facts.length - 3)} · ${facts}`;
}

/** The last word of a name, or the part before its comma. */
function familyName(name: string): string {
  const [before = '', ...after] = name.split(',');
  const parts = before.trim().split(/\s+/);
  return after.length > 0 ? before.trim() : (parts.at(-1) ?? '');
}
