import { isInCategory } from '../../paper/category.ts';
import type { Paper } from '../../paper/paper.ts';
import { createTermMatcher, type TermMatcher } from './matcher.ts';
import { readText } from './read-text.ts';

/** Filters for a list of papers. Empty lists filter nothing. */
export interface PaperConditions {
  /** Terms (see `readTerms`); a paper must contain at least one. */
  readonly include: readonly string[];
  /** Terms a paper must not contain. */
  readonly exclude: readonly string[];
  /** Categories; a paper must be in at least one. `cs` covers all of `cs.*`. */
  readonly categories: readonly string[];
}

/** The condition that a paper does not meet. */
export type UnmetCondition = 'category' | 'include' | 'exclude';

/**
 * Checks a paper's title, abstract, summary, keywords, authors and categories. Returns the first condition the paper
 * doesn't meet, or undefined if it meets them all.
 */
export function createPaperFilter({
  include,
  exclude,
  categories,
}: PaperConditions): (paper: Paper) => UnmetCondition | undefined {
  const wanted = include.map(createTermMatcher);
  const unwanted = exclude.map(createTermMatcher);
  return (paper) => {
    if (categories.length > 0 && !categories.some((category) => isInCategory(paper, category)))
      return 'category';
    if (wanted.length === 0 && unwanted.length === 0) return undefined;
    const texts = matchedTexts(paper).map(readText);
    const holds = (matches: TermMatcher) => texts.some(matches);
    if (wanted.length > 0 && !wanted.some(holds)) return 'include';
    return unwanted.some(holds) ? 'exclude' : undefined;
  };
}

/** The texts of a paper to look for terms in, each on its own. */
export function matchedTexts({
  title,
  abstract = '',
  summary = '',
  keywords = [],
  authors,
}: Paper): string[] {
  return [title, abstract, summary, ...keywords, ...authors].filter((text) => text !== '');
}
