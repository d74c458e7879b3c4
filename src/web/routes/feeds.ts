import type { Hono } from 'hono';
import { LRUCache } from 'lru-cache';
import { type FeedNames, keepFeedNames } from '../../archive/feed-names.ts';
import { sourceDay } from '../../catalog/batch-day.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { dayOf } from '../../catalog/day-of.ts';
import { SearchFailure } from '../../search/failure.ts';
import { searchFailureSentence } from '../../view/search-failure.ts';
import { dailyFeed, FEED_ENTRIES } from '../feeds/daily-feed.ts';
import { searchFeed } from '../feeds/search-feed.ts';
import { sendFeed } from '../feeds/send-feed.ts';
import { messagePage } from '../pages/message-page.ts';
import type { WebEnv } from '../site/web-env.ts';
import type { WebParts } from '../site/web-parts.ts';
import type { SendPage } from './page.ts';
import { hasQuestion, readAsked } from './search.ts';

/** How many feeds to keep per catalog. */
const KEPT = 200;

/** The daily feed, and a feed for any search. */
export function addFeeds(
  app: Hono<WebEnv>,
  parts: WebParts,
  names: () => Promise<FeedNames>,
  send: SendPage,
): void {
  const { current, complete, clock, site } = parts;
  const kept = new LRUCache<string, { readonly of: Catalog; readonly feed: string; readonly made: Date }>({
    max: KEPT,
  });

  /** A feed of this catalog; while the catalog stays, it changes at most once a day. */
  async function feedOf(key: string, catalog: Catalog, make: (names: FeedNames) => Promise<string> | string) {
    const place = `${sourceDay(clock())} ${key}`;
    const known = kept.get(place);
    if (known?.of === catalog) return known;
    const feed = await make(await names());
    const before = known?.feed === feed ? known.made : clock();
    const made = { of: catalog, feed, made: before };
    kept.set(place, made);
    return made;
  }

  app.get('/feed.atom', async (c) => {
    const { feed, made } = await feedOf('/feed.atom', complete.catalog(), (known) =>
      dailyFeed(complete.archive, known, site()),
    );
    return sendFeed(c, feed, made);
  });

  app.get('/search.atom', async (c) => {
    const { asked } = readAsked(c);
    if (!hasQuestion(asked)) {
      return send(c, messagePage('Nothing to search for', 'Add ?q= and some words.'), { status: 400 });
    }
    const { catalog, search } = current();
    const { q: query, author, category } = asked;
    const today = sourceDay(clock());
    try {
      const { feed, made } = await feedOf(
        JSON.stringify([query, author, category]),
        catalog,
        async (known) => {
          const { hits } = await search.find({
            query,
            author,
            category,
            sort: 'newest',
            limit: FEED_ENTRIES,
          });
          const papers = hits.map(({ paper }) => paper).filter((paper) => (dayOf(paper) ?? '') <= today);
          return searchFeed(asked, papers, known, site());
        },
      );
      return sendFeed(c, feed, made);
    } catch (failure) {
      if (!(failure instanceof SearchFailure)) throw failure;
      return send(c, messagePage("That didn't work", searchFailureSentence(failure)), { status: 503 });
    }
  });
}

/** The ids of feed entries, loaded once; retried after a failure. */
export function createFeedNames({ keptWords, publicUrl, clock }: WebParts): () => Promise<FeedNames> {
  return lazilyOnce(() => keepFeedNames(keptWords, publicUrl, clock()));
}

function lazilyOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
