import type { Paper } from '../../paper/paper.ts';

/** Common authors and categories decide between papers of about equal content. */
const SAME_AUTHOR = 0.01;
const SAME_CATEGORY = 0.005;

/** The most that kinship can add. */
export const MOST_KINSHIP = SAME_AUTHOR + SAME_CATEGORY;

/** What common authors and categories add to the likeness of a paper to some others, by any one of these. */
export function kinshipTo(others: readonly Paper[]): (paper: Paper | undefined) => number {
  const authors = new Set(others.flatMap((paper) => paper.authors));
  const categories = new Set(others.flatMap((paper) => paper.categories ?? []));
  return (paper) => {
    const author = paper?.authors.some((name) => authors.has(name)) === true;
    const category = paper?.categories?.some((name) => categories.has(name)) === true;
    return (author ? SAME_AUTHOR : 0) + (category ? SAME_CATEGORY : 0);
  };
}
