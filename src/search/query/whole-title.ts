import type { TitleMatcher } from '../index/title-match.ts';
import type { QueryReader } from './terms.ts';

/** A longer text is no title, in characters. */
const LONGEST_TITLE = 500;

/** Whether a query is the whole title of a paper, which is never meant as conditions: `CAT: Cross Attention`. */
export type WholeTitleTest = (query: string) => boolean;

export function createWholeTitleTest(
  reader: Pick<QueryReader, 'read'>,
  titles: Pick<TitleMatcher, 'holding' | 'isWhole'>,
): WholeTitleTest {
  return (query) => {
    // Without one of these signs nothing in a query can be a condition.
    if (!/[:"“”„«»-]/.test(query) || query.length > LONGEST_TITLE) return false;
    const numbers = reader.read(query).map(({ word }) => word);
    return titles.holding(numbers).some((document) => titles.isWhole(document, numbers));
  };
}
