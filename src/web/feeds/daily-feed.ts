import { html } from 'hono/html';
import type { Archive, ArchivePage } from '../../archive/archive.ts';
import type { FeedNames } from '../../archive/feed-names.ts';
import { spanOf } from '../../archive/span.ts';
import { batchBegins } from '../../catalog/batch-day.ts';
import { count } from '../../view/text.ts';
import { spanName } from '../pages/span-name.ts';
import { spanPath } from '../pages/span-page.ts';
import type { Site } from '../site/site.ts';
import { atom, type FeedEntry } from './atom.ts';
import { feedPaper } from './paper-line.ts';

/** Entries in a feed: hosted readers give up on much larger feeds. */
export const FEED_ENTRIES = 30;

/** How many of a day's papers the feed shows; the page has all of them. */
const SHOWN = 10;

/** The daily feed: an entry for each batch, once it is complete. */
export async function dailyFeed(archive: Archive, names: FeedNames, site: Site): Promise<string> {
  const pages: ArchivePage[] = [];
  for (const day of archive.days(FEED_ENTRIES)) pages.push(await archive.page(spanOf('day', day)));
  return atom({
    id: names('daily'),
    title: 'Paperboy: papers of the day',
    subtitle: "Each day's papers, most popular first",
    url: site.url('/'),
    self: site.url('/feed.atom'),
    empty: new Date(0),
    entries: pages.map((page) => entryOf(page, names, site)),
  });
}

function entryOf({ span, entries }: ArchivePage, names: FeedNames, site: Site): FeedEntry {
  const papers = entries.slice(0, SHOWN).map(({ paper }) => paper);
  const more = entries.length - papers.length;
  const url = site.url(spanPath(span));
  return {
    id: names(`daily/${span.name}`),
    title: `Papers of ${spanName(span)}`,
    url,
    updated: batchBegins(span.name),
    summary: count(entries.length, 'paper'),
    content: String(
      html`${papers.map((paper) => feedPaper(paper, site))}${more > 0 ? html`<p><a href="${url}">${more} more</a></p>` : ''}`,
    ),
  };
}
