import { layout, type PageView } from '../pages/layout.ts';
import type { WebContext } from '../site/web-env.ts';
import type { WebParts } from '../site/web-parts.ts';
import type { Assets } from './assets.ts';

/** Answers with a page. */
export type SendPage = (
  c: WebContext,
  page: PageView,
  how?: { readonly status?: 200 | 400 | 404 | 410 | 500 | 503; readonly cache?: string },
) => Response | Promise<Response>;

/** Pages change with the catalog; being a minute late doesn't matter. */
const CACHE = 'public, max-age=60';

export function createSendPage({ site }: WebParts, assets: Assets): SendPage {
  return (c, page, { status = 200, cache = CACHE } = {}) =>
    c.html(layout(page, site(), assets.paths), status, {
      'cache-control': status === 200 ? cache : 'no-store',
    });
}
