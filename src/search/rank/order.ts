import type { PaperColumns } from '../index/columns.ts';
import { type ScoredDocument, selectTop } from './top.ts';

/** Sorts papers by metadata, not by their words. */
export interface Order {
  /** One page, in catalog order among equals. Scores are 0. */
  page(
    documents: Uint32Array,
    sort: 'newest' | 'oldest' | 'votes',
    offset: number,
    limit: number,
    votesBeside?: ReadonlyMap<number, number>,
  ): ScoredDocument[];
}

/** More than any day number. */
const MANY_DAYS = 1e7;

/** Newest by publication, else by day of listing; votes with the newer paper first among equals. */
export function createOrder({ days, votes }: Pick<PaperColumns, 'days' | 'votes'>): Order {
  const newest = (document: number) => days[document] ?? 0;
  // Papers without a day come last.
  const oldest = (document: number) => (newest(document) === 0 ? 0 : MANY_DAYS - newest(document));
  return {
    page(documents, sort, offset, limit, votesBeside) {
      // Votes outweigh days, and the sum stays an exact integer.
      const mostVotes = (document: number) =>
        Math.min((votes[document] ?? 0) + (votesBeside?.get(document) ?? 0), 1e8) * MANY_DAYS +
        newest(document);
      const by = { newest, oldest, votes: mostVotes }[sort];
      const top = selectTop(documents, offset + limit, by);
      return top.slice(offset).map(({ document }) => ({ document, score: 0 }));
    },
  };
}
