import type { Evidence } from './evidence.ts';
import type { Reading } from './reading.ts';

/** What a paper gains whose authors are called just so, one that is cited just so, and what the places of its authors count. */
const EXACT = 8;
const CITED_SO = 4;
const FIRST = 2;
const LEADING = 1;

/**
 * How well the authors of a document fit the way in which a query names them: people are cited by the first of them, `Och
 * 2003` is by Och alone, `Klein and Manning` by just these, `Devlin et al.` by three or more. A person alone may stand anywhere. From 0 to 15.
 */
export function fitOfAuthors(
  { people, citation }: Pick<Reading, 'people' | 'citation'>,
  document: number,
  evidence: Pick<Evidence, 'authorsOf'>,
): number {
  if (people.length === 0) return 0;
  const authors = evidence.authorsOf(document);
  const places = people.map(({ names }) => {
    const set = new Set(names);
    return Array.from(authors).findIndex((name) => set.has(name));
  });
  const isFirst = places[0] === 0;
  const isLeading = places.every((place, i) => place === i);
  const isExact = people.some(({ exact }) => exact.some((name) => authors.includes(name))) ? EXACT : 0;
  if (people.length === 1 && citation === undefined) return isExact;
  const size = authors.length;
  const isCitedSo = citation === 'many' ? size > 2 : citation !== undefined && size === people.length;
  return isExact + (isFirst ? FIRST : 0) + (isLeading ? LEADING : 0) + (isFirst && isCitedSo ? CITED_SO : 0);
}
