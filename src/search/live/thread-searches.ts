import { collectSoon } from '../index/collect.ts';
import { createNumberSearch, type NumberSearch } from '../number-search.ts';
import type { PartnerThread } from './partner-thread.ts';
import type { SearchThreadData } from './search-protocol.ts';

/** What a thread searches: catalogs of some moments. */
export interface ThreadSearches {
  /** Opens a moment, beside those there are. */
  open(data: SearchThreadData): NumberSearch;
  /** That of a moment. @throws Error when it is not open. */
  of(moment: number): NumberSearch;
  letGo(moment: number): void;
}

/** @param partner - The thread that scores beside this one. */
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
