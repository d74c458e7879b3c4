import type { Paper } from '../../paper/paper.ts';

/** Shared authors and categories decide between papers of similar content. */
const SAME_AUTHOR = 0.01;
const SAME_CATEGORY = 0.005;

/** The most that kinship can add. */
export const MOST_KINSHIP = SAME_AUTHOR + SAME_CATEGORY;

/** What shared authors and categories add to a paper's likeness to some others, counting any of them. */
export function kinshipTo(others: readonly Paper[]): (paper: Paper | undefined) => number {
  const authors = new Set(others.flatMap((paper) => paper.authors));
  const categories = new Set(others.flatMap((paper) => paper.categories ?? []));
  return (paper) => {
    const author = paper?.authors.some((name) => authors.has(name)) === true;
    const category = paper?.categories?.some((name) => categories.has(name)) === true;
    return (author ? SAME_AUTHOR : 0) + (category ? SAME_CATEGORY : 0);
  };
}
