import type { Paper } from '../paper/paper.ts';
import { createTermMatcher } from '../search/match/matcher.ts';
import { readText } from '../search/match/read-text.ts';
import type { Save } from './library.ts';

/** A quoted phrase, or a word. */
const TERMS = /"([^"]+)"|[^\s"]+/g;
/** A filter is typed by a person; what comes after so many words narrows nothing any more. */
const MOST_FILTER_TERMS = 12;

/**
 * The saves whose papers hold every word of a filter, in any form of it (see `createTermMatcher`); phrases in quotes as they
 * are. They come with what the catalog knows of their papers now, as far as it holds them.
 */
export function findSaves(
  saves: readonly Save[],
  filter: string,
  current: (id: string) => Paper | undefined,
): Save[] {
  const terms = [...filter.replace(/[“”„«»]/g, '"').matchAll(TERMS)].map(([term]) => term);
  const wanted = terms.slice(0, MOST_FILTER_TERMS).map(createTermMatcher);
  return saves
    .map((save) => ({ ...save, paper: current(save.paper.id) ?? save.paper }))
    .filter(({ paper }) => {
      if (wanted.length === 0) return true;
      const texts = textsOf(paper).map(readText);
      return wanted.every((holds) => texts.some(holds));
    });
}

function textsOf(paper: Paper): string[] {
  const { id, title, abstract = '', summary = '', keywords = [], authors, categories = [] } = paper;
  return [id, title, abstract, summary, ...keywords, ...authors, ...categories].filter((text) => text !== '');
}
