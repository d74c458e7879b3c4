import { html } from 'hono/html';
import { grouped } from '../../view/text.ts';
import type { MaybeHtml } from '../site/html.ts';

/** Papers per page of a list. */
export const PAPERS_A_PAGE = 20;

/** Links to the previous and next page of a list; empty if there is only one. `page` is from 1. */
export function turns(page: number, total: number, address: (page: number) => string): MaybeHtml {
  const last = Math.max(1, Math.ceil(total / PAPERS_A_PAGE));
  if (last === 1) return '';
  const before =
    page > 1 ? html`<a rel="prev" href="${address(Math.min(page - 1, last))}">Previous page</a>` : '';
  const after = page < last ? html`<a rel="next" href="${address(page + 1)}">Next page</a>` : '';
  return html`<nav class="turns" aria-label="Pages">${before}<span>Page ${grouped(page)} of ${grouped(last)}</span>${after}</nav>`;
}
