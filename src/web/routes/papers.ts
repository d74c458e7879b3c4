import type { Hono } from 'hono';
import { html } from 'hono/html';
import { paperNamed } from '../../catalog/lookup/named.ts';
import { parsePaperId } from '../../paper/id.ts';
import type { Paper } from '../../paper/paper.ts';
import { arxivUrl } from '../../paper/url.ts';
import { reasonWords } from '../../view/trending-words.ts';
import { decoded } from '../guard/parameters.ts';
import { messagePage } from '../pages/message-page.ts';
import { paperPage } from '../pages/paper-page.ts';
import { paperPath } from '../site/site.ts';
import type { WebEnv } from '../site/web-env.ts';
import type { WebParts } from '../site/web-parts.ts';
import type { SendPage } from './page.ts';

const PREFIX = '/paper/';
const SIMILAR = 5;
/** A paper's page says why it is trending if it is among this many of the week's top papers. */
const TOP = 100;

/** Each paper's page; its other names, such as its versions, redirect there. */
export function addPapers(app: Hono<WebEnv>, parts: WebParts, send: SendPage): void {
  const { current, trending, site } = parts;

  async function whyOf(paper: Paper): Promise<string> {
    const { entries } = await trending.rank({ window: 'week' });
    const entry = entries.slice(0, TOP).find((one) => one.paper.id === paper.id);
    return entry === undefined ? '' : reasonWords(entry.reasons);
  }

  app.get(`${PREFIX}*`, async (c) => {
    const asked = c.req.path.slice(PREFIX.length);
    const name = decoded(asked)?.trim().replace(/\/+$/, '') ?? '';
    const { catalog, search } = current();
    const paper = name === '' ? undefined : paperNamed(catalog, name);
    if (paper === undefined) return send(c, unknownPaper(name), { status: 404 });
    const path = paperPath(paper.id);
    if (path.slice(PREFIX.length) !== asked && paper.id !== name) return c.redirect(site().href(path), 301);
    const similar = (await search.similar(paper.id, SIMILAR)).map((hit) => hit.paper);
    return send(c, paperPage({ paper, why: await whyOf(paper), similar }, site()));
  });
}

function unknownPaper(name: string) {
  const arxiv = arxivUrl(parsePaperId(name) ?? '');
  const text =
    arxiv === undefined
      ? 'Try searching for its title.'
      : html`You can read it on <a href="${arxiv}" rel="noopener">arXiv</a>.`;
  return messagePage("That paper isn't in the catalog", text);
}
