import { html } from 'hono/html';
import type { Html } from '../site/html.ts';
import type { Site } from '../site/site.ts';

/** What stands over the papers of the newest day: how to get them without coming here. */
export function subscribeBox({ href }: Site): Html {
  return html`<section class="subscribe" aria-label="Subscribe">
<p>Mail isn't set up here. Get the papers of each day with <a href="${href('/feed.atom')}">the feed</a>.</p>
</section>
`;
}
