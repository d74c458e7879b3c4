import { NONE } from '../index/lexicon.ts';
import type { Evidence } from './evidence.ts';
import type { Reading } from './reading.ts';

/** What a paper gains whose authors are called just so, one that is cited just so, and what the places of its authors count. */
const EXACT = 8;
const CITED_SO = 4;
const FIRST = 2;
const LEADING = 1;

/**
 * How well the authors of a document fit the way in which a query names them: people are cited by the first of them, `Och
 * 2003` is by Och alone, `Klein and Manning` by just these, `Devlin et al.` by three or more. A person alone may stand anywhere,
 * but a family name beside a topic is mostly that of the first. From 0 to 15.
 */
export function fitOfAuthors(
  { people, citation, text }: Pick<Reading, 'people' | 'citation' | 'text'>,
  { authorsOf }: Pick<Evidence, 'authorsOf'>,
): (document: number) => number {
  if (people.length === 0) return () => 0;
  // Thousands of names may be meant by one, and each of thousands of papers is asked about.
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

/** Whether the first of the authors who may be meant stands at a place. */
function isFirstFrom(authors: Uint32Array, names: ReadonlySet<number>, place: number): boolean {
  return authors.findIndex((name) => names.has(name)) === place;
}
