import { html } from 'hono/html';
import type { Paper } from '../../paper/paper.ts';
import { plainExcerpt } from '../../view/plain-excerpt.ts';
import { plain } from '../../view/text.ts';
import type { Html, MaybeHtml } from '../site/html.ts';
import { paperPath, type Site, withQuery } from '../site/site.ts';
import type { PageView } from './layout.ts';
import { categories, paperEntry, paperLinks, published, votesShown } from './paper-entry.ts';

const AUTHORS_SHOWN = 100;
const ROOM = { title: 1000, abstract: 10_000, description: 300 } as const;

/** Everything known about one paper. */
export function paperPage(
  view: { readonly paper: Paper; readonly why: string; readonly similar: readonly Paper[] },
  site: Site,
): PageView {
  const { paper, why, similar } = view;
  const path = paperPath(paper.id);
  return {
    title: plainExcerpt(paper.title, ROOM.description),
    description: plainExcerpt(paper.summary ?? paper.abstract ?? paper.authors.join(', '), ROOM.description),
    path,
    body: html`<article class="paper whole">
<h1 dir="auto">${plainExcerpt(paper.title, ROOM.title)}</h1>
${authors(paper, site)}
<p class="facts">${votesShown(paper)}${why === '' ? '' : html`<span class="why">${why}</span>`}${published(paper)}${categories(paper, site, 10)}${paper.organization === undefined ? '' : html`<span>${plain(paper.organization)}</span>`}<span>${plain(paper.id)}</span></p>
<p class="links">${paperLinks(paper)}</p>
${section('In short', paper.summary)}
${section('Abstract', paper.abstract)}
${keywords(paper, site)}
</article>
<section id="similar" aria-labelledby="similar-heading">
<h2 id="similar-heading">Similar papers</h2>
${similar.length === 0 ? html`<p class="note">No similar papers.</p>` : html`<ol class="papers plain">${similar.map((one) => paperEntry({ paper: one }, site))}</ol>`}
</section>`,
  };
}

function section(heading: string, text: string | undefined): MaybeHtml {
  return text === undefined
    ? ''
    : html`<h2>${heading}</h2>
<p dir="auto">${plainExcerpt(text, ROOM.abstract)}</p>`;
}

function authors(paper: Paper, { href }: Site): MaybeHtml {
  if (paper.authors.length === 0) return '';
  const shown = paper.authors.slice(0, AUTHORS_SHOWN);
  const more = paper.authors.length - shown.length;
  const name = (author: string): Html =>
    html`<li dir="auto"><a href="${href(withQuery('/search', { author }))}">${plain(author)}</a></li>`;
  return html`<ul class="people" aria-label="Authors">${shown.map(name)}${more > 0 ? html`<li>and ${more} more</li>` : ''}</ul>`;
}

function keywords(paper: Paper, { href }: Site): MaybeHtml {
  const words = (paper.keywords ?? []).slice(0, 20);
  if (words.length === 0) return '';
  return html`<ul class="people" aria-label="Keywords">${words.map((word) => html`<li><a href="${href(withQuery('/search', { q: word }))}">${plain(word)}</a></li>`)}</ul>`;
}
