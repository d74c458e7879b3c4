import { html } from 'hono/html';
import type { Html } from '../site/html.ts';
import type { PageView } from './layout.ts';

/** A page with a single message. */
export function messagePage(title: string, text: string | Html, path = '/'): PageView {
  return {
    title,
    description: title,
    path,
    isUnlisted: true,
    body: html`<h1>${title}</h1>
<p>${text}</p>`,
  };
}
