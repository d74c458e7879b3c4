import type { Found } from './found.ts';
import type { PaperColumns } from './index/columns.ts';
import type { AskedOrder } from './query/language.ts';
import type { Notice } from './query/notice.ts';
import type { Order } from './rank/order.ts';
import type { ScoredDocument } from './rank/top.ts';
import type { Reading } from './reading/reading.ts';
import type { SearchRequest } from './search.ts';

/** Pages of papers that aren't ranked by words. */
export interface Unranked {
  /** The papers that a citation may mean, best fit first, newer first among equals. */
  cited(
    reading: Reading,
    documents: Uint32Array,
    offset: number,
    limit: number,
    notices: readonly Notice[],
  ): Found;
  /** By date or votes. @param first - Which of these papers come before all others, in this order. */
  listed(
    documents: Uint32Array,
    request: Omit<SearchRequest, 'sort'> & { readonly sort: AskedOrder },
    notices: readonly Notice[],
    first?: readonly number[],
  ): Found;
}

interface UnrankedParts {
  readonly columns: PaperColumns;
  readonly order: Order;
  readonly fitOfAuthors: (reading: Reading) => (document: number) => number;
}

export function createUnranked({ columns, order, fitOfAuthors }: UnrankedParts): Unranked {
  return {
    cited(reading, documents, offset, limit, notices) {
      // Asking for somebody's first papers isn't a citation.
      const isOldest = reading.sort === 'oldest';
      const byDay = order.page(documents, isOldest ? 'oldest' : 'newest', 0, documents.length);
      const fitOf = isOldest ? () => 0 : fitOfAuthors(reading);
      const fit = new Map(byDay.map(({ document }) => [document, fitOf(document)]));
      const best = byDay.sort((a, b) => (fit.get(b.document) ?? 0) - (fit.get(a.document) ?? 0));
      return {
        documents: best.slice(offset, offset + limit),
        total: documents.length,
        corrections: [],
        notices,
      };
    },

    listed(documents, { sort, offset = 0, limit = 10, votesOf }, notices, first = []) {
      const here = new Map(votesOf);
      const heads = new Set(first);
      const others = first.length === 0 ? documents : documents.filter((one) => !heads.has(one));
      const shown = first.slice(offset, offset + limit).map((document) => ({ document, score: 0 }));
      const from = Math.max(0, offset - first.length);
      const page = [...shown, ...order.page(others, sort, from, limit - shown.length, here)];
      const isVoted = ({ document }: ScoredDocument) =>
        (columns.votes[document] ?? 0) + (here.get(document) ?? 0) > 0;
      const isUnvoted = sort === 'votes' && page.length > 0 && !page.some(isVoted);
      const told: readonly Notice[] = isUnvoted ? [...notices, { kind: 'no-votes' }] : notices;
      return { documents: page, total: documents.length, corrections: [], notices: told };
    },
  };
}
