import { html } from 'hono/html';
import type { Html } from '../site/html.ts';
import type { Site } from '../site/site.ts';

/** Shown above the newest day's papers: how to get them without coming here. */
export function subscribeBox({ href }: Site, hasMail: boolean): Html {
  if (!hasMail) {
    return html`<section class="subscribe" aria-label="Subscribe">
<p>Email isn't set up here, but <a href="${href('/feed.atom')}">the feed</a> brings you each day's papers.</p>
</section>
`;
  }
  return html`<section class="subscribe" aria-labelledby="subscribe">
<h2 id="subscribe">Get trending papers in your email inbox!</h2>
<form method="post" action="${href('/subscribe')}">
<input type="email" name="address" aria-label="Email address" placeholder="you@example.org" autocomplete="email" maxlength="254" required>
<button>Subscribe</button>
<details>
<summary>Every day at 08:00 UTC (choose another time)</summary>
<p class="times"><label>Time<input type="time" name="time" value="08:00"></label>
<label>Time zone<input name="timezone" placeholder="UTC, or a city such as Berlin" maxlength="100"></label></p>
</details>
</form>
<p class="note">Prefer a feed reader? Here's <a href="${href('/feed.atom')}">the feed</a>. You can unsubscribe anytime with one click.</p>
</section>
`;
}
