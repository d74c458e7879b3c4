import type { AuthorIndex } from '../index/authors.ts';

/** Finds the documents by any of some names, each once. Cached by the list itself: a family name may mean thousands, and a query asks several times. */
export function papersByNames(
  authors: Pick<AuthorIndex, 'documentsOfName'>,
): (names: readonly number[]) => readonly number[] {
  const papersOf = new WeakMap<readonly number[], readonly number[]>();
  return (names) => {
    const known = papersOf.get(names);
    if (known !== undefined) return known;
    const papers = new Set<number>();
    for (const name of names) for (const document of authors.documentsOfName(name)) papers.add(document);
    const found = [...papers];
    papersOf.set(names, found);
    return found;
  };
}
