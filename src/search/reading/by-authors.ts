import type { Evidence } from './evidence.ts';
import type { Reading } from './reading.ts';

/** What a paper has that is cited just so, above one that only has these authors, and what their places count. */
const CITED_SO = 4;
const FIRST = 2;
const LEADING = 1;

/**
 * How well the authors of a document fit the way in which a query names them: people are cited by the first of them, `Och
 * 2003` is by Och alone, `Klein and Manning` by just these, `Devlin et al.` by three or more. From 0 to 7.
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
  const size = authors.length;
  const isCitedSo = citation === 'many' ? size > 2 : citation !== undefined && size === people.length;
  return (isFirst ? FIRST : 0) + (isLeading ? LEADING : 0) + (isFirst && isCitedSo ? CITED_SO : 0);
}
