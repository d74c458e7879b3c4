import type { PaperColumns } from '../index/columns.ts';
import { type ScoredDocument, selectTop } from './top.ts';

/** Orders papers by what is known about them, not by their words. */
export interface Order {
  /** One page; of equal papers the earlier in the catalog comes first. Scores are 0. */
  page(
    documents: Uint32Array,
    sort: 'newest' | 'votes',
    offset: number,
    limit: number,
    votesBeside?: ReadonlyMap<number, number>,
  ): ScoredDocument[];
}

/** Newest by publication, else by the day of listing; votes with the newer paper first among equals. */
export function createOrder({ days, votes }: Pick<PaperColumns, 'days' | 'votes'>): Order {
  const newest = (document: number) => days[document] ?? 0;
  return {
    page(documents, sort, offset, limit, votesBeside) {
      // Days are below ten million, so votes stand above them and the sum stays an exact integer.
      const mostVotes = (document: number) =>
        Math.min((votes[document] ?? 0) + (votesBeside?.get(document) ?? 0), 1e8) * 1e7 + newest(document);
      const top = selectTop(documents, offset + limit, sort === 'votes' ? mostVotes : newest);
      return top.slice(offset).map(({ document }) => ({ document, score: 0 }));
    },
  };
}
