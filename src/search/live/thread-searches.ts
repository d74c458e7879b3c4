import { collectSoon } from '../index/collect.ts';
import { createNumberSearch, type NumberSearch } from '../number-search.ts';
import type { PartnerThread } from './partner-thread.ts';
import type { SearchThreadData } from './search-protocol.ts';

/** The moments that a thread can search. */
export interface ThreadSearches {
  /** Opens a moment, in addition to those already open. */
  open(data: SearchThreadData): NumberSearch;
  /** The search of a moment. @throws Error if it isn't open. */
  of(moment: number): NumberSearch;
  letGo(moment: number): void;
}

/** @param partner - See `PartnerThread`. */
export function createThreadSearches(partner?: PartnerThread): ThreadSearches {
  const opened = new Map<number, NumberSearch>();
  return {
    open({ moment, index, columns, after, meaning, embedded }) {
      const search = createNumberSearch(
        index,
        columns,
        after === undefined ? undefined : opened.get(after),
        partner?.open(moment, index),
      );
      if (meaning !== undefined) search.adopt(meaning);
      if (embedded !== undefined) search.adoptEmbedded(embedded);
      opened.set(moment, search);
      return search;
    },
    of(moment) {
      const search = opened.get(moment);
      if (search === undefined) throw new Error(`Moment ${moment} is not open.`);
      return search;
    },
    letGo(moment) {
      partner?.letGo(moment);
      if (opened.delete(moment)) collectSoon();
    },
  };
}
