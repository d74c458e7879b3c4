import { html } from 'hono/html';
import type { FeedNames } from '../../archive/feed-names.ts';
import type { Delivery } from '../../digest/ledger.ts';
import type { Paper } from '../../paper/paper.ts';
import { dateName } from '../../view/day-name.ts';
import { count } from '../../view/text.ts';
import { digestFeedPath, type Site } from '../site/site.ts';
import { atom } from './atom.ts';
import { feedPaper } from './paper-line.ts';

/** The feed of one digest: an entry per delivery, naming neither server nor channel. */
export function digestFeed(
  given: {
    readonly token: string;
    readonly sent: readonly Delivery[];
    readonly find: (id: string) => Paper | undefined;
    readonly names: FeedNames;
  },
  site: Site,
): string {
  const { token, sent, find, names } = given;
  return atom({
    id: names(`digest/${token}`),
    title: 'Paperboy: a digest',
    subtitle: 'The papers of one digest, as they were delivered',
    url: site.url('/'),
    self: site.url(digestFeedPath(token)),
    empty: new Date(0),
    entries: sent.map(({ period, papers, sentAt = new Date(0) }) => ({
      id: names(`digest/${token}/${period}`),
      title: `Papers of the day, ${dateName(period)}`,
      url: site.url(`/day/${period}`),
      updated: sentAt,
      summary: count(papers.length, 'paper'),
      content: String(
        html`${papers.map(({ id }) => {
          const paper = find(id);
          return paper === undefined ? '' : feedPaper(paper, site);
        })}`,
      ),
    })),
  });
}
