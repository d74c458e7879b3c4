import type { TitleMatcher } from '../index/title-match.ts';
import type { QueryReader } from './terms.ts';

/** A longer text isn't a title, in characters. */
const LONGEST_TITLE = 500;

/** Documents whose title is exactly the query, which then never means conditions or people: `CAT: Cross Attention`. */
export type WholeTitles = (query: string) => readonly number[];

export function createWholeTitles(
  reader: Pick<QueryReader, 'read'>,
  titles: Pick<TitleMatcher, 'being'>,
): WholeTitles {
  return (query) => {
    if (query.length > LONGEST_TITLE) return [];
    return titles.being(reader.read(query).map(({ word }) => word));
  };
}
