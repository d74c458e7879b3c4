import { html } from 'hono/html';
import type { TrendingOutcome } from '../../trending/trending.ts';
import { reasonWords, trendingNotice } from '../../view/trending-words.ts';
import type { MaybeHtml } from '../site/html.ts';
import type { Site } from '../site/site.ts';
import type { PageView } from './layout.ts';
import { paperEntry } from './paper-entry.ts';
import { PAPERS_A_PAGE, turns } from './turns.ts';

/** Page limit: nobody reads on for longer. */
const MOST = 500;

/** The front page for a catalog without listing days: its trending papers; `page` is from 1. */
export function newestPage(
  view: { readonly outcome: TrendingOutcome; readonly page: number; readonly before: MaybeHtml },
  site: Site,
): PageView {
  const { outcome, page, before } = view;
  const entries = outcome.entries.slice(0, MOST);
  const shown = entries.slice((page - 1) * PAPERS_A_PAGE, page * PAPERS_A_PAGE);
  const name = outcome.basis === 'age' ? 'The newest papers' : 'Trending papers';
  return {
    title: name,
    description:
      entries.length === 0
        ? 'No papers yet.'
        : entries
            .slice(0, 3)
            .map(({ paper }) => paper.title)
            .join(' · ')
            .slice(0, 300),
    path: '/',
    body: html`${before}<h1>${name}</h1>
${outcome.notices.map((notice) => html`<p class="note">${trendingNotice(notice)}</p>`)}
${
  shown.length === 0
    ? ''
    : html`<ol class="papers" start="${(page - 1) * PAPERS_A_PAGE + 1}">
${shown.map((entry) => paperEntry({ paper: entry.paper, why: reasonWords(entry.reasons) }, site))}</ol>`
}
${turns(page, entries.length, (to) => site.href(to === 1 ? '/' : `/?page=${to}`))}`,
  };
}
