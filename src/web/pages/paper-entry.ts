import { html } from 'hono/html';
import { withdrawnOn } from '../../catalog/withdrawn.ts';
import type { Paper } from '../../paper/paper.ts';
import { arxivUrl, huggingFaceUrl, paperUrl } from '../../paper/url.ts';
import type { Passage } from '../../search/passage.ts';
import { dateName } from '../../view/day-name.ts';
import { plainExcerpt } from '../../view/plain-excerpt.ts';
import { count, link, plain, short } from '../../view/text.ts';
import { wholeWords } from '../../view/whole-words.ts';
import type { Html, MaybeHtml } from '../site/html.ts';
import { paperPath, type Site, withQuery } from '../site/site.ts';

export interface EntryView {
  readonly paper: Paper;
  /** Why the paper is here, in a few words; may be empty. */
  readonly why?: string;
  /** Which of its text to show, and which words in bold; by default the beginning of its summary or abstract. */
  readonly passage?: Passage | undefined;
}

const ROOM = { title: 300, authors: 160, prose: 320 } as const;
const AUTHORS_SHOWN = 4;

/** A paper in a list: title, reason, authors, text and links. */
export function paperEntry({ paper, why = '', passage }: EntryView, site: Site): Html {
  const said = passage?.text ?? paper.summary ?? paper.abstract ?? '';
  return html`<li><article class="paper">
<h2 dir="auto"><a href="${site.href(paperPath(paper.id))}">${plainExcerpt(paper.title, ROOM.title)}</a></h2>
<p class="facts">${votesShown(paper)}${why === '' ? '' : html`<span class="why">${why}</span>`}${people(paper)}${published(paper)}${categories(paper, site, 1)}</p>
${said === '' ? '' : html`<p dir="auto">${withMatches(plainExcerpt(said, ROOM.prose), passage?.matched ?? [])}</p>`}
<p class="links">${paperLinks(paper)}<a href="${site.href(paperPath(paper.id))}#similar">Similar</a></p>
</article></li>
`;
}

/** Sets some of a text's words in bold. */
function withMatches(text: string, words: readonly string[]): MaybeHtml {
  if (words.length === 0) return html`${text}`;
  const matched = new RegExp(`(${wholeWords(words)})`, 'gu');
  // Every other piece is a match.
  return html`${text.split(matched).map((piece, i) => (i % 2 === 0 ? piece : html`<strong>${piece}</strong>`))}`;
}

/** How much attention a paper gets, spelled out for screen readers. */
export function votesShown({ upvotes, comments = 0 }: Paper): MaybeHtml {
  if (upvotes === undefined) return '';
  const talk =
    comments === 0 ? '' : html`<span title="${count(comments, 'comment')}">💬 ${short(comments)}</span>`;
  return html`<span class="votes" title="${count(upvotes, 'upvote')}">▲ ${short(upvotes)}<span class="unseen"> upvotes</span></span>${talk}`;
}

function people({ authors }: Paper): MaybeHtml {
  if (authors.length === 0) return '';
  const more = authors.length - AUTHORS_SHOWN;
  const names = plainExcerpt(authors.slice(0, AUTHORS_SHOWN).join(', '), ROOM.authors);
  return html`<span dir="auto">${names}${more > 0 ? ` +${more}` : ''}</span>`;
}

/** A paper's date, and whether it was withdrawn. */
export function published(paper: Paper): MaybeHtml {
  const withdrawn = withdrawnOn(paper);
  const date =
    paper.published === undefined
      ? ''
      : html`<time datetime="${paper.published}">${dateName(paper.published)}</time>`;
  return html`${date}${withdrawn === undefined ? '' : html`<span class="withdrawn">withdrawn on ${dateName(withdrawn)}</span>`}`;
}

/** Links to more papers in the same categories. */
export function categories(paper: Paper, { href }: Site, most: number): MaybeHtml {
  const links = (paper.categories ?? [])
    .slice(0, most)
    .map((name) => html`<a href="${href(withQuery('/search', { category: name }))}">${plain(name)}</a>`);
  return links.length === 0 ? '' : html`${links}`;
}

/** Links to a paper, its code and its project. */
export function paperLinks(paper: Paper): Html {
  const arxiv = arxivUrl(paper.id);
  const { codeStars = 0 } = paper;
  const stars = codeStars === 0 ? '' : ` ★ ${short(codeStars)}`;
  const targets: [string | undefined, string][] = [
    [arxiv, 'arXiv'],
    [arxiv?.replace('/abs/', '/pdf/'), 'PDF'],
    [arxiv === undefined ? paperUrl(paper) : undefined, 'Read'],
    [huggingFaceUrl(paper.id), 'Hugging Face'],
    [paper.codeUrl, `Code${stars}`],
    [paper.projectUrl, 'Project'],
  ];
  return html`${targets.map(([address, name]) => {
    const checked = link(address);
    return checked === undefined ? '' : html`<a href="${checked}" rel="noopener">${name}</a>`;
  })}`;
}
