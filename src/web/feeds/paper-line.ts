import { html } from 'hono/html';
import type { Paper } from '../../paper/paper.ts';
import { plainExcerpt } from '../../view/plain-excerpt.ts';
import { short } from '../../view/text.ts';
import type { Html } from '../site/html.ts';
import { paperPath, type Site } from '../site/site.ts';

const ROOM = { title: 300, authors: 120, prose: 240 } as const;

/** A paper within a feed entry: linked title, authors and summary. */
export function feedPaper(paper: Paper, site: Site): Html {
  const said = paper.summary ?? paper.abstract ?? '';
  return html`<p><a href="${site.url(paperPath(paper.id))}">${plainExcerpt(paper.title, ROOM.title)}</a>${feedFacts(paper)}</p>
${said === '' ? '' : html`<p>${plainExcerpt(said, ROOM.prose)}</p>`}`;
}

function feedFacts({ authors, upvotes }: Paper): string {
  const names = plainExcerpt(authors.slice(0, 3).join(', '), ROOM.authors);
  const more = authors.length > 3 ? ` +${authors.length - 3}` : '';
  const facts = [names + more, upvotes === undefined ? '' : `▲ ${short(upvotes)}`].filter(
    (fact) => fact !== '',
  );
  return facts.length === 0 ? '' : ` (${facts.join(' · ')})`;
}
