import type { Paper } from './paper.ts';

/** Whether a category is the wanted one or within it, ignoring case: `cs.CL` is in `cs`, `q-bio.NC` in `q-bio`. */
export function isWithinCategory(category: string, wanted: string): boolean {
  return `${category.toLowerCase()}.`.startsWith(`${wanted.trim().toLowerCase()}.`);
}

/** Whether any of a paper's categories is the wanted one or within it. */
export function isInCategory({ categories = [] }: Pick<Paper, 'categories'>, wanted: string): boolean {
  return categories.some((category) => isWithinCategory(category, wanted));
}
