import { upToFamilyName } from '../../paper/family-name.ts';
import type { Paper } from '../../paper/paper.ts';
import { CHOICE_LIMIT, cutLabel } from './cut.ts';

/** Longer family names are cut. */
const LONGEST_NAME = 30;

const OTHER_SPACE = /\s+/;
/** `III`, the longest of what may follow a family name. */
const LONGEST_BEHIND = 3;

/** A title (cut to fit) with first author and year, to tell equal titles apart: `Attention · Vaswani 2017`. */
export function paperLabel({ title, authors, published, listedOn }: Paper): string {
  const name = cutLabel(familyName(authors[0] ?? ''), LONGEST_NAME);
  const year = (published ?? listedOn ?? '').slice(0, 4);
  const facts = name !== '' && year !== '' ? `${name} ${year}` : name || year;
  if (facts === '') return cutLabel(title);
  return `${cutLabel(title, CHOICE_LIMIT - facts.length - 3)} · ${facts}`;
}

/** The last word of a family name, or the part of the name before its comma. */
function familyName(name: string): string {
  const comma = name.indexOf(',');
  if (comma >= 0) return name.slice(0, comma).trim();
  const trimmed = name.trim();
  // Nearly all names have a space before their last word, and finding other white space takes far longer.
  const last = trimmed.slice(trimmed.lastIndexOf(' ') + 1);
  if (last.length > LONGEST_BEHIND && !OTHER_SPACE.test(last)) return last;
  return upToFamilyName(trimmed.split(OTHER_SPACE)).at(-1) ?? '';
}
