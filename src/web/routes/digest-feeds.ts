import type { Hono } from 'hono';
import type { FeedNames } from '../../archive/feed-names.ts';
import { FEED_ENTRIES } from '../feeds/daily-feed.ts';
import { digestFeed } from '../feeds/digest-feed.ts';
import { sendFeed } from '../feeds/send-feed.ts';
import { messagePage } from '../pages/message-page.ts';
import type { PublishedDigests } from '../site/published-digests.ts';
import type { WebEnv } from '../site/web-env.ts';
import type { WebParts } from '../site/web-parts.ts';
import type { SendPage } from './page.ts';

const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** Digests as feeds. Never cached, so that a withdrawn feed is gone at once. */
export function addDigestFeeds(
  app: Hono<WebEnv>,
  { current, site }: WebParts,
  digests: PublishedDigests,
  names: () => Promise<FeedNames>,
  send: SendPage,
): void {
  app.get('/digest/:file{.+\\.atom}', async (c) => {
    const token = c.req.param('file').replace(/\.atom$/, '');
    const feed = TOKEN.test(token) ? await digests.find(token) : undefined;
    if (feed === undefined) return send(c, messagePage("There's nothing here", ''), { status: 404 });
    if (!feed.isOpen || !(await digests.isThere(feed.subscriptionId)))
      return send(c, messagePage('This feed was withdrawn', ''), { status: 410 });
    const rows = await digests.recent(feed.subscriptionId, FEED_ENTRIES);
    const sent = rows.filter(({ state, papers }) => state === 'sent' && papers.length > 0);
    const { catalog } = current();
    const text = digestFeed({ token, sent, find: (id) => catalog.get(id), names: await names() }, site());
    const newest = sent[0]?.sentAt ?? new Date(0);
    return sendFeed(c, text, newest, 'private, no-cache');
  });
}
