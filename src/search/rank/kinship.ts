import type { Paper } from '../../paper/paper.ts';

/** Common authors and categories decide between papers of about equal content. */
const SAME_AUTHOR = 0.01;
const SAME_CATEGORY = 0.005;

/** What common authors and categories add to the likeness of two papers. */
export function kinship(a: Paper, b: Paper | undefined): number {
  if (b === undefined) return 0;
  const author = a.authors.some((name) => b.authors.includes(name));
  const category = a.categories?.some((name) => b.categories?.includes(name)) ?? false;
  return (author ? SAME_AUTHOR : 0) + (category ? SAME_CATEGORY : 0);
}
