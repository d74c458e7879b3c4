import { createHash } from 'node:crypto';
import type { FeedNames } from '../../archive/feed-names.ts';
import { dayOf } from '../../catalog/day-of.ts';
import type { Paper } from '../../paper/paper.ts';
import { plain } from '../../view/text.ts';
import { type Asked, searchFeedPath, searchPath } from '../pages/search-page.ts';
import { paperPath, type Site } from '../site/site.ts';
import { atom } from './atom.ts';
import { feedPaper } from './paper-line.ts';

/** The feed of a search: an entry per paper, newest first. @param hits papers no newer than today. */
export function searchFeed(asked: Asked, hits: readonly Paper[], names: FeedNames, site: Site): string {
  const what = [asked.q, asked.author, asked.category]
    .filter((part) => part !== '')
    .map(plain)
    .join(', ');
  return atom({
    id: names(`search/${digest(JSON.stringify([asked.q, asked.author, asked.category]))}`),
    title: `Paperboy: ${what}`,
    subtitle: `The newest papers for ${what}`,
    url: site.url(searchPath(asked)),
    self: site.url(searchFeedPath(asked)),
    empty: new Date(0),
    entries: hits.map((paper) => ({
      id: names(paperPath(paper.id).slice(1)),
      title: plain(paper.title),
      url: site.url(paperPath(paper.id)),
      updated: momentOf(paper),
      summary: plain(paper.authors.slice(0, 10).join(', ')),
      content: String(feedPaper(paper, site)),
    })),
  });
}

/**
 * A paper's day, with seconds derived from its id: readers sort by time, and struggle with two entries at the same
 * moment. All fall into the first hour, before any batch of that day can appear.
 */
function momentOf(paper: Paper): Date {
  const day = dayOf(paper) ?? '1970-01-01';
  const seconds = Number.parseInt(digest(paper.id).slice(0, 8), 16) % 3600;
  return new Date(Date.parse(day) + seconds * 1000);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
