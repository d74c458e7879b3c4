import { NONE } from '../index/lexicon.ts';
import type { Evidence } from './evidence.ts';
import type { Reading } from './reading.ts';

/** What a paper gains for authors with exactly these names, for being cited this way, and for its authors' positions. */
const EXACT = 8;
const CITED_SO = 4;
const FIRST = 2;
const LEADING = 1;

/**
 * How well a document's authors fit the way a query names them: papers are cited by first author, `Och 2003` is by Och
 * alone, `Klein and Manning` by exactly these two, `Devlin et al.` by three or more. A single person may be any author,
 * but a family name with a topic is mostly the first author's. From 0 to 15.
 */
export function fitOfAuthors(
  { people, citation, text }: Pick<Reading, 'people' | 'citation' | 'text'>,
  { authorsOf }: Pick<Evidence, 'authorsOf'>,
): (document: number) => number {
  if (people.length === 0) return () => 0;
  // One name may stand for thousands, each checked against thousands of papers.
  const named = people.map(({ names }) => new Set(names));
  const exactly = new Set(people.flatMap(({ exact }) => exact));
  const isLikelyFirst = text !== '' && people[0]?.isFamilyName === true;
  return (document) => {
    const authors = authorsOf(document);
    const isExact = exactly.size > 0 && authors.some((name) => exactly.has(name)) ? EXACT : 0;
    const isFirst = named[0]?.has(authors[0] ?? NONE) === true;
    if (people.length === 1 && citation === undefined)
      return isExact + (isFirst && isLikelyFirst ? FIRST : 0);
    const isLeading = named.every((names, i) => isFirstFrom(authors, names, i));
    const size = authors.length;
    const isCitedSo = citation === 'many' ? size > 2 : citation !== undefined && size === people.length;
    return (
      isExact + (isFirst ? FIRST : 0) + (isLeading ? LEADING : 0) + (isFirst && isCitedSo ? CITED_SO : 0)
    );
  };
}

/** Whether the first matching author is at a position. */
function isFirstFrom(authors: Uint32Array, names: ReadonlySet<number>, place: number): boolean {
  return authors.findIndex((name) => names.has(name)) === place;
}
