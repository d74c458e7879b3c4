import type { Paper } from '../../paper/paper.ts';
import type { ScoredDocument } from './scorer.ts';
import { selectTop } from './top.ts';

/** Orders papers by what is known about them, not by their words. */
export interface Listing {
  /** One page; of equal papers the earlier in the catalog comes first. Scores are 0. */
  page(documents: Uint32Array, sort: 'newest' | 'votes', offset: number, limit: number): ScoredDocument[];
}

/** Newest by publication, else by the day of listing; votes with the newer paper first among equals. */
export function createListing(papers: readonly Paper[]): Listing {
  const days = Float64Array.from(papers, ({ published, listedOn }) => {
    const day = published ?? listedOn ?? '';
    return Number(day.replaceAll('-', '').padEnd(8, '0')) || 0;
  });
  return {
    page(documents, sort, offset, limit) {
      const day = (document: number) => days[document] ?? 0;
      // A day has eight digits, so votes stand above them and the sum stays an exact integer.
      const votes = (document: number) => Math.min(papers[document]?.upvotes ?? 0, 1e7) * 1e8 + day(document);
      const top = selectTop(documents, offset + limit, sort === 'votes' ? votes : day);
      return top.slice(offset).map(({ document }) => ({ document, score: 0 }));
    },
  };
}
