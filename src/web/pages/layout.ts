import { html, raw } from 'hono/html';
import type { Html, MaybeHtml } from '../site/html.ts';
import type { Site } from '../site/site.ts';

/** One page of the site. */
export interface PageView {
  readonly title: string;
  /** The text under the title in a link preview. */
  readonly description: string;
  /** This page's path, without the host. */
  readonly path: string;
  readonly body: Html;
  /** The search box's content. */
  readonly query?: string;
  /** A feed other than the daily one. */
  readonly feed?: { readonly path: string; readonly title: string };
  /** Kept out of search engines. */
  readonly isUnlisted?: boolean;
}

/** Addresses of our static files, which change with their content. */
export interface AssetPaths {
  readonly style: string;
  readonly script: string;
}

const NAME = 'Paperboy';

/** A page inside the layout shared by all. */
export function layout(page: PageView, site: Site, assets: AssetPaths): Html {
  const { href } = site;
  return html`${raw('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · ${NAME}</title>
<meta name="description" content="${page.description}">
<meta property="og:site_name" content="${NAME}">
<meta property="og:type" content="website">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:url" content="${site.url(page.path)}">
<meta name="twitter:card" content="summary">
${page.isUnlisted === true ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${site.url(page.path)}">`}
<link rel="icon" href="${href('/icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${href(assets.style)}">
${feedLink(page, site)}
<script src="${href(assets.script)}" defer></script>
</head>
<body>
<a class="unseen skip" href="#main">Skip to the papers</a>
<header>
<p class="name"><a href="${href('/')}"><img src="${href('/icon.svg')}" alt="" width="26" height="26">${NAME}</a></p>
<form class="find" action="${href('/search')}" role="search">
<input type="search" name="q" value="${page.query ?? ''}" aria-label="Search papers" placeholder="Search papers" maxlength="500" autocomplete="off" list="titles" data-suggest="query" data-from="${href('/suggest')}">
<datalist id="titles"></datalist>
<button>Search</button>
</form>
</header>
<main id="main" tabindex="-1">
${page.body}
</main>
<footer>
<p><a href="${href('/')}">Newest papers</a> <a href="${href('/search')}">Search</a> <a href="${href('/feed.atom')}">Feed</a></p>
</footer>
</body>
</html>
`;
}

function feedLink({ feed }: PageView, { href }: Site): MaybeHtml {
  const own = feed === undefined ? '' : link(href(feed.path), feed.title);
  return html`${own}${link(href('/feed.atom'), 'Papers of the day')}`;
}

function link(address: string, title: string): Html {
  return html`<link rel="alternate" type="application/atom+xml" href="${address}" title="${title}">
`;
}
