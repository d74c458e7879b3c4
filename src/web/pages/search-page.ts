import { html } from 'hono/html';
import type { SearchOutcome, SearchSort } from '../../search/search.ts';
import { noticeSentence } from '../../view/search-notices.ts';
import { countFound, plain } from '../../view/text.ts';
import { understoodSentence } from '../../view/understood.ts';
import type { Html, MaybeHtml } from '../site/html.ts';
import { type Site, withQuery } from '../site/site.ts';
import type { PageView } from './layout.ts';
import { paperEntry } from './paper-entry.ts';
import { PAPERS_A_PAGE, turns } from './turns.ts';

/** A search, as in the page's address; fields not given are empty. */
export interface Asked {
  readonly q: string;
  readonly author: string;
  readonly category: string;
  readonly after: string;
  readonly before: string;
  readonly sort: SearchSort;
}

export const SORTS: readonly (readonly [SearchSort, string])[] = [
  ['relevance', 'Most relevant'],
  ['newest', 'Newest'],
  ['votes', 'Most upvoted'],
];

/** The address of a search; `page` is from 1. */
export function searchPath(asked: Asked, page = 1): string {
  return withQuery('/search', {
    ...asked,
    sort: asked.sort === 'relevance' ? '' : asked.sort,
    page: page === 1 ? '' : String(page),
  });
}

/** The address of the feed of a search. */
export function searchFeedPath({ q, author, category }: Asked): string {
  return withQuery('/search.atom', { q, author, category });
}

/** A page of results, or just the form without an outcome. `page` is from 1. */
export function searchPage(
  view: {
    readonly asked: Asked;
    readonly outcome: SearchOutcome | undefined;
    readonly page: number;
    /** Set if the query was too long: how many of its characters were used. */
    readonly cutTo?: number | undefined;
  },
  site: Site,
): PageView {
  const { asked, outcome, page } = view;
  const title = asked.q === '' ? 'Search papers' : `Search: ${plain(asked.q)}`.slice(0, 120);
  return {
    title,
    description:
      outcome === undefined
        ? 'Find papers by words, title, author, id or link.'
        : `${countFound(outcome)} found.`,
    path: searchPath(asked, page),
    query: asked.q,
    isUnlisted: true,
    ...(outcome !== undefined && { feed: { path: searchFeedPath(asked), title } }),
    body: html`<h1>${asked.q === '' ? 'Search papers' : html`Papers for “${plain(asked.q)}”`}</h1>
${filters(asked, site)}
${outcome === undefined ? hint() : results(view, outcome, site)}`,
  };
}

function hint(): Html {
  return html`<p class="note">Type words, a title, an id or a link. <code>author:lewis</code>, <code>cat:cs.CL</code>, <code>after:2023</code>, <code>"exact phrase"</code> and <code>-word</code> work too.</p>`;
}

function results(
  { asked, page, cutTo }: Parameters<typeof searchPage>[0],
  outcome: SearchOutcome,
  site: Site,
): Html {
  const notes = [
    ...(outcome.understood === undefined ? [] : [understoodSentence(outcome.understood)]),
    ...readInstead(outcome.corrections),
    ...(cutTo === undefined ? [] : [`That's too long, so I used the first ${cutTo} characters.`]),
    ...outcome.notices.map(noticeSentence),
  ];
  return html`<p class="note" role="status">${found(outcome, page)}</p>
${notes.slice(0, 5).map((note) => html`<p class="note">${note}</p>`)}
${
  outcome.hits.length === 0
    ? ''
    : html`<ol class="papers" start="${(page - 1) * PAPERS_A_PAGE + 1}">
${outcome.hits.map(({ paper, passage }) => paperEntry({ paper, passage }, site))}</ol>`
}
${turns(page, outcome.total, (to) => site.href(searchPath(asked, to)))}
${outcome.total === 0 ? '' : html`<p class="note"><a href="${site.href(searchFeedPath(asked))}">Follow this search in a feed reader</a></p>`}`;
}

/** Which words were read as which, in one line as in Discord. */
function readInstead(corrections: SearchOutcome['corrections']): readonly Html[] {
  if (corrections.length === 0) return [];
  const between = (i: number) => (i === 0 ? '' : i < corrections.length - 1 ? ', ' : ' and ');
  const read = corrections.map(({ to }, i) => html`${between(i)}<strong>${to}</strong>`);
  const typed = corrections.map(({ from }, i) => html`${between(i)}“${from}”`);
  return [html`Showing results for ${read}. You typed ${typed}.`];
}

function found(outcome: SearchOutcome, page: number): string {
  if (outcome.hits.length > 0) return countFound(outcome);
  return page > 1
    ? "There's nothing on this page."
    : 'Nothing found. Try fewer or different words, part of a title, or an author.';
}

/** The filters, in a form that works without JavaScript. */
function filters(asked: Asked, { href }: Site): Html {
  const { q, author, category, after, before, sort } = asked;
  const isOpen = [author, category, after, before].some((value) => value !== '') || sort !== 'relevance';
  const field = (name: string, label: string, value: string, more: MaybeHtml = '') =>
    html`<label>${label}<input name="${name}" value="${value}" maxlength="100" autocomplete="off"${more}></label>`;
  const suggests = (kind: string) =>
    html` list="${kind}-names" data-suggest="${kind}" data-from="${href('/suggest')}"`;
  const date = html` placeholder="2024 or 2024-06-30" pattern="\\d{4}(-\\d{2}){0,2}"`;
  return html`<details class="filters"${isOpen ? ' open' : ''}>
<summary>Filters</summary>
<form action="${href('/search')}">
<input type="hidden" name="q" value="${q}">
${field('author', 'Author', author, suggests('author'))}<datalist id="author-names"></datalist>
${field('category', 'Category', category, suggests('category'))}<datalist id="category-names"></datalist>
${field('after', 'From', after, date)}
${field('before', 'Until', before, date)}
<label>Sort by<select name="sort">${SORTS.map(([value, name]) => html`<option value="${value}"${value === sort ? ' selected' : ''}>${name}</option>`)}</select></label>
<button>Apply</button>
</form>
</details>`;
}
