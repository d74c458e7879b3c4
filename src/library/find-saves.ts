import type { Paper } from '../paper/paper.ts';
import { createTermMatcher, type TermMatcher } from '../search/match/matcher.ts';
import { readText } from '../search/match/read-text.ts';
import { mapInSlices } from '../slices.ts';
import type { Save } from './library.ts';

/** A quoted phrase, or a word. */
const TERMS = /"([^"]+)"|[^\s"]+/g;
/** People type filters; more words than this don't narrow anything further. */
const MOST_FILTER_TERMS = 12;

/**
 * The saves whose papers contain every word of a filter in any of its forms (see `createTermMatcher`), quoted phrases
 * verbatim. Their papers come from the current catalog, as far as it still has them.
 */
export async function findSaves(
  saves: readonly Save[],
  filter: string,
  current: (id: string) => Paper | undefined,
): Promise<Save[]> {
  const terms = [...filter.replace(/[“”„«»]/g, '"').matchAll(TERMS)].map(([term]) => term);
  const wanted = terms.slice(0, MOST_FILTER_TERMS).map(createTermMatcher);
  const read = (save: Save) => {
    const paper = current(save.paper.id) ?? save.paper;
    return { save: { ...save, paper }, isFound: wanted.length === 0 || holdsAll(paper, wanted) };
  };
  return (await mapInSlices(saves, read)).filter(({ isFound }) => isFound).map(({ save }) => save);
}

function holdsAll(paper: Paper, wanted: readonly TermMatcher[]): boolean {
  const texts = textsOf(paper).map(readText);
  return wanted.every((holds) => texts.some(holds));
}

function textsOf(paper: Paper): string[] {
  const { id, title, abstract = '', summary = '', keywords = [], authors, categories = [] } = paper;
  return [id, title, abstract, summary, ...keywords, ...authors, ...categories];
}
