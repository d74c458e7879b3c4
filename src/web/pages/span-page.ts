import { html } from 'hono/html';
import type { ArchivePage } from '../../archive/archive.ts';
import { type Span, spanOf } from '../../archive/span.ts';
import type { Window } from '../../trending/score.ts';
import { count } from '../../view/text.ts';
import { reasonWords } from '../../view/trending-words.ts';
import type { Html, MaybeHtml } from '../site/html.ts';
import type { Site } from '../site/site.ts';
import type { PageView } from './layout.ts';
import { paperEntry } from './paper-entry.ts';
import { spanName } from './span-name.ts';
import { PAPERS_A_PAGE, turns } from './turns.ts';

/** The path of a span's page. */
export function spanPath({ window, name }: Pick<Span, 'window' | 'name'>): string {
  return `/${window}/${name}`;
}

/** The papers of a day, week or month, best first; `page` is from 1. */
export function spanPage(
  view: {
    readonly archive: ArchivePage;
    readonly page: number;
    readonly path: string;
    readonly before?: MaybeHtml;
  },
  site: Site,
): PageView {
  const { archive, page } = view;
  const { span, entries } = archive;
  const name = spanName(span);
  const shown = entries.slice((page - 1) * PAPERS_A_PAGE, page * PAPERS_A_PAGE);
  const titles = entries.slice(0, 3).map(({ paper }) => paper.title);
  const address = (to: number) => site.href(spanPath(span) + (to === 1 ? '' : `?page=${to}`));
  return {
    title: `Papers of ${name}`,
    description:
      entries.length === 0
        ? 'No papers were listed.'
        : `${count(entries.length, 'paper')}, starting with ${titles.join(' · ')}`.slice(0, 300),
    path: view.path,
    body: html`${view.before ?? ''}<div class="when">
<h1>${name}</h1>
${windows(archive, site)}
${neighbours(archive, site)}
</div>
<p class="note">${note(archive)}</p>
${
  shown.length === 0
    ? ''
    : html`<ol class="papers" start="${(page - 1) * PAPERS_A_PAGE + 1}">
${shown.map((entry) => paperEntry({ paper: entry.paper, why: reasonWords(entry.reasons) }, site))}</ol>`
}
${turns(page, entries.length, address)}`,
  };
}

function note({ entries, isCurrent, span }: ArchivePage): string {
  if (entries.length === 0) {
    return `No papers were listed ${span.window === 'day' ? 'on' : 'in'} ${spanName(span)}.`;
  }
  const papers = count(entries.length, 'paper');
  return isCurrent ? `${papers}, most popular first.` : `${papers}, most upvoted first.`;
}

const WINDOW_NAMES: Readonly<Record<Window, string>> = { day: 'Day', week: 'Week', month: 'Month' };

/** Links to the day, week and month of this span's newest papers. */
function windows({ span, newestDay: day = span.first }: ArchivePage, { href }: Site): Html {
  return html`<nav aria-label="Time span">${(['day', 'week', 'month'] as const).map((window) =>
    window === span.window
      ? html`<a aria-current="page" href="${href(spanPath(span))}">${WINDOW_NAMES[window]}</a>`
      : html`<a href="${href(spanPath(spanOf(window, day)))}">${WINDOW_NAMES[window]}</a>`,
  )}</nav>`;
}

function neighbours({ previous, next }: ArchivePage, { href }: Site): Html {
  const to = (span: Span | undefined, rel: string, arrow: (name: string) => string) =>
    span === undefined
      ? ''
      : html`<a rel="${rel}" href="${href(spanPath(span))}">${arrow(spanName(span))}</a>`;
  return html`<nav aria-label="Earlier and later">${to(previous, 'prev', (name) => `← ${name}`)}${to(next, 'next', (name) => `${name} →`)}</nav>`;
}
