import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import type { Paper } from '../../src/paper/paper.ts';
import { createWebApp } from '../../src/web/app.ts';
import { createSite } from '../../src/web/site/site.ts';
import { paper } from '../support/papers.ts';
import { silent } from '../support/stores.ts';
import { webContent } from '../support/web.ts';

const LONG = 'kite '.repeat(5_000).trim();
const numbered = (count: number, what: string) => Array.from({ length: count }, (_, i) => `${what} ${i + 1}`);

/** Asks without a connection. */
function ask(papers: readonly Paper[], path: string) {
  const site = createSite('http://papers.example.org/');
  const app = createWebApp(
    { ...webContent(papers), site: () => site, publicUrl: undefined },
    { log: silent },
  );
  return app.request(path, {}, { incoming: { socket: { remoteAddress: '192.0.2.1' } } });
}

/** Finds what a selector matches on a page, as texts. */
async function page(papers: readonly Paper[], path: string) {
  const { document } = parseHTML(await (await ask(papers, path)).text());
  return (selector: string): string[] =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
}

const long = paper('2608.00001', {
  title: LONG,
  abstract: LONG,
  summary: LONG,
  authors: numbered(103, 'Ada North'),
  keywords: numbered(22, 'kite'),
  categories: numbered(12, 'cs').map((name) => name.replace(' ', '.')),
  listedOn: '2026-08-21',
});

it('a paper’s page cuts what is long, and counts the authors it leaves out', async () => {
  const find = await page([long], '/paper/2608.00001');
  const lengths = ['h1', 'p[dir="auto"]'].map((selector) => find(selector).map(({ length }) => length));
  expect(lengths).toEqual([[1_000], [10_000, 10_000]]);
  expect(find('title').map(({ length }) => length)).toEqual([300 + ' · Paperboy'.length]);
  const authors = find('ul[aria-label="Authors"] li');
  expect([authors.length, authors[99], authors[100]]).toEqual([101, 'Ada North 100', 'and 3 more']);
  expect(find('ul[aria-label="Keywords"] li')).toEqual(numbered(20, 'kite'));
  expect(find('.facts > a')).toEqual(long.categories?.slice(0, 10));
});

it('a paper in a list is cut shorter, and shorter still in a feed', async () => {
  const authors = numbered(5, `Ada ${'of Kites '.repeat(9)}`);
  const listed = { ...long, authors };
  const find = await page([listed], '/day/2026-08-21');
  const lengths = ['h2', 'p[dir="auto"]'].map((selector) => find(selector).map(({ length }) => length));
  expect(lengths).toEqual([[300], [320]]);
  const [names = ''] = find('.facts > span[dir="auto"]');
  expect([names.endsWith('… +1'), names.length > 130, names.length <= 164]).toEqual([true, true, true]);

  const feed = await (await ask([listed], '/feed.atom')).text();
  const [, title, facts, prose] =
    /<a href="[^"]+">([^<]+)<\/a> \(([^)]+)\)<\/p>\s*<p>([^<]+)<\/p>/.exec(feed) ?? [];
  expect([title?.length, prose?.length]).toEqual([300, 240]);
  expect([facts?.endsWith('… +2'), (facts?.length ?? 0) > 90, (facts?.length ?? 0) <= 124]).toEqual([
    true,
    true,
    true,
  ]);
});

it('every page is called after what it shows', async () => {
  const papers = [paper('2608.00001', { title: 'Kites', listedOn: '2026-08-21' })];
  for (const [path, title] of [
    ['/', 'Papers of 21 August 2026'],
    ['/paper/2608.00001', 'Kites'],
    ['/search', 'Search papers'],
    ['/search?q=kites', 'Search: kites'],
    [`/search?q=${'kite+'.repeat(40)}`, `Search: ${'kite '.repeat(40)}`.slice(0, 120)],
  ] as const)
    expect((await page(papers, path))('title')).toEqual([`${title} · Paperboy`]);
  expect((await page([paper('2401.00001')], '/'))('title')).toEqual(['The newest papers · Paperboy']);
  expect((await page([paper('2401.00001', { upvotes: 3 })], '/'))('title')).toEqual([
    'Trending papers · Paperboy',
  ]);
});

it('search engines are given each paper and day under one address, and no searches or messages', async () => {
  const papers = [paper('2608.00001', { title: 'Kites', listedOn: '2026-08-21' })];
  const told = async (path: string) => {
    const { document } = parseHTML(await (await ask(papers, path)).text());
    return [
      document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
      document.querySelector('meta[name="robots"]')?.getAttribute('content'),
    ];
  };
  expect(await told('/day/2026-08-21?page=1')).toEqual([
    'http://papers.example.org/day/2026-08-21',
    undefined,
  ]);
  expect(await told('/')).toEqual(['http://papers.example.org/', undefined]);
  for (const path of ['/search?q=kites', '/nowhere'])
    expect(await told(path)).toEqual([undefined, 'noindex']);
  const robots = await ask([], '/robots.txt');
  expect(await robots.text()).toBe('User-agent: *\nDisallow: /search\nDisallow: /suggest\n');
  expect(robots.headers.get('cache-control')).toBe('public, max-age=86400');
});

it('styles, scripts and the icon are kept for a year under the address that a page gives them', async () => {
  const { document } = parseHTML(await (await ask([], '/')).text());
  const style = document.querySelector('link[rel="stylesheet"]')?.getAttribute('href') ?? '';
  const script = document.querySelector('script')?.getAttribute('src') ?? '';
  expect([style, script]).toEqual([
    expect.stringMatching(/^\/style\.css\?v=[\w-]{10}$/),
    expect.stringMatching(/^\/suggest\.js\?v=[\w-]{10}$/),
  ]);
  const kept = 'public, max-age=31536000, immutable';
  for (const [path, type, cache] of [
    [style, 'text/css; charset=utf-8', kept],
    [script, 'text/javascript; charset=utf-8', kept],
    ['/icon.svg', 'image/svg+xml', 'public, max-age=3600'],
  ] as const) {
    const { status, headers } = await ask([], path);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, type, cache]);
  }
  expect((await ask([], '/other.css')).status).toBe(404);
});

it('a search reads 500 characters of a question and 100 of a filter, and its form keeps them', async () => {
  const asked = {
    q: 'q'.repeat(600),
    author: 'a'.repeat(101),
    category: 'cs.CL',
    after: '2024',
    sort: 'newest',
  };
  const { document } = parseHTML(await (await ask([], `/search?${new URLSearchParams(asked)}`)).text());
  const value = (name: string) =>
    document.querySelector(`.filters input[name="${name}"]`)?.getAttribute('value');
  expect([value('q')?.length, value('author')?.length]).toEqual([500, 100]);
  expect([value('category'), value('after'), value('before')]).toEqual(['cs.CL', '2024', '']);
  expect(document.querySelector('option[selected]')?.getAttribute('value')).toBe('newest');
});

it.each<[query: string, isOpen: boolean]>([
  ['q=kites', false],
  ['q=kites&sort=relevance', false],
  ['q=a&author=north', true],
  ['q=a&category=cs', true],
  ['q=a&after=2024', true],
  ['q=a&before=2024', true],
  ['q=a&sort=votes', true],
])('a search for %s shows its filters: %s', async (query, isOpen) => {
  const { document } = parseHTML(await (await ask([], `/search?${query}`)).text());
  expect(document.querySelector('.filters')?.hasAttribute('open')).toBe(isOpen);
});

it('up to eight suggestions are offered for a minute, and other kinds are named', async () => {
  const papers = Array.from({ length: 12 }, (_, i) =>
    paper(`2608.${10_000 + i}`, { title: `Kites, part ${i}` }),
  );
  const answer = await ask(papers, '/suggest?kind=paper&q=kites');
  expect(await answer.json()).toHaveLength(8);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
  const refused = await ask(papers, '/suggest?kind=person&q=a');
  expect(await refused.json()).toEqual({ error: 'kind is query, paper, author or category' });
});

it('a paper’s page names five similar papers, and why it trends if it is among the hundred of the week', async () => {
  const papers = Array.from({ length: 101 }, (_, i) =>
    paper(`2608.${10_000 + i}`, {
      title: `${i < 8 ? 'Zeppelins' : 'Kites'} in the wind, part ${i}`,
      listedOn: '2026-08-21',
      upvotes: 300 - i,
    }),
  );
  const first = await page(papers, '/paper/2608.10000');
  expect(first('#similar article')).toHaveLength(5);
  expect(first('article.whole .why')).toHaveLength(1);
  expect((await page(papers, '/paper/2608.10099'))('article.whole .why')).toHaveLength(1);
  expect((await page(papers, '/paper/2608.10100'))('article.whole .why')).toEqual([]);
});

it('the page after the last leads back to it, and a list without days ends at 500 papers', async () => {
  const papers = Array.from({ length: 501 }, (_, i) =>
    paper(`2401.${10_000 + i}`, { title: `Kites, part ${i}` }),
  );
  const { document } = parseHTML(await (await ask(papers, '/?page=99')).text());
  expect(document.querySelector('a[rel="prev"]')?.getAttribute('href')).toBe('/?page=25');
  expect(document.querySelector('.turns span')?.textContent).toBe('Page 99 of 25');
  expect(document.querySelector('a[rel="next"]')).toBeNull();
  expect(await (await ask(papers, '/?page=3')).text()).toContain('<ol class="papers" start="41">');
});
