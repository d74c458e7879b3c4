import { isInCategory } from '../../paper/category.ts';
import type { Paper } from '../../paper/paper.ts';
import { createTermMatcher, type TermMatcher } from './matcher.ts';
import { readText } from './read-text.ts';

/** What narrows a list of papers. Empty lists narrow nothing. */
export interface PaperConditions {
  /** Terms (see `readTerms`) of which a paper must hold one. */
  readonly include: readonly string[];
  /** Terms of which it must hold none. */
  readonly exclude: readonly string[];
  /** Categories of which it must be in one; `cs` takes all of `cs.*`. */
  readonly categories: readonly string[];
}

/** The condition that a paper does not meet. */
export type UnmetCondition = 'category' | 'include' | 'exclude';

/**
 * Judges papers by their title, abstract, summary, keywords, authors and categories: gives the first condition that one
 * does not meet, or undefined when it meets all.
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

/** The texts of a paper that terms are looked for in, each by itself. */
export function matchedTexts({
  title,
  abstract = '',
  summary = '',
  keywords = [],
  authors,
}: Paper): string[] {
  return [title, abstract, summary, ...keywords, ...authors].filter((text) => text !== '');
}
