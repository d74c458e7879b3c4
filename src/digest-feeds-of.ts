import type { Config } from './config.ts';
import type { DigestFeeds } from './digest/digest-feeds.ts';
import type { Store } from './store/store.ts';
import { createSite, digestFeedPath } from './web/site/site.ts';

/** The digest feeds, with addresses if the settings enable web pages. */
export function digestFeedsOf(
  { digestFeeds }: Pick<Store, 'digestFeeds'>,
  { PUBLIC_URL: publicUrl, HTTP_PORT: webPort }: Pick<Config, 'PUBLIC_URL' | 'HTTP_PORT'>,
): DigestFeeds {
  return {
    ...digestFeeds,
    url: (token) =>
      publicUrl === undefined || webPort === undefined
        ? undefined
        : createSite(publicUrl).url(digestFeedPath(token)),
  };
}
