import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { batchBegins } from '../../src/catalog/batch-day.ts';
import { SearchFailure } from '../../src/search/failure.ts';
import { anyCharacter } from '../support/any-character.ts';
import { messageIn } from '../support/message-page.ts';
import { paper } from '../support/papers.ts';
import { NOON, serve, webContent } from '../support/web.ts';

const text = z.union([z.string(), z.object({ '#text': z.string() }).transform((node) => node['#text'])]);
const link = z.object({
  '@_href': z.url({ protocol: /^https?$/ }),
  '@_rel': z.string().default('alternate'),
});
const entrySchema = z.object({
  id: z.string(),
  title: text,
  updated: z.iso.datetime(),
  published: z.iso.datetime(),
  link: z.array(link).optional(),
  content: text,
  summary: text.optional(),
});
const feedSchema = z.object({
  feed: z.object({
    '@_xmlns': z.literal('http://www.w3.org/2005/Atom'),
    id: z.string(),
    title: text,
    subtitle: text,
    updated: z.iso.datetime(),
    author: z.array(z.object({ name: z.string() })),
    link: z.array(link),
    entry: z.array(entrySchema).default([]),
  }),
});

function parse(xml: string) {
  expect(XMLValidator.validate(xml)).toBe(true);
  const isArray = (name: string) => ['entry', 'link', 'author'].includes(name);
  const parser = new XMLParser({ ignoreAttributes: false, isArray, parseTagValue: false, trimValues: false });
  return feedSchema.parse(parser.parse(xml)).feed;
}

const PUBLIC = { publicUrl: 'https://papers.example.org/' };

const PAPERS = [
  paper('2608.00001', { listedOn: '2026-08-21', upvotes: 4, title: 'Newest <b>bold</b> & brave' }),
  paper('2608.00002', { listedOn: '2026-08-20', upvotes: 40, categories: ['cs.CL'] }),
  paper('2607.00003', { listedOn: '2026-07-01', categories: ['cs.CL'] }),
];

/** The rules that every feed follows. */
function holdsRules(feed: ReturnType<typeof parse>, self: string, now = NOON): void {
  const ids = [feed.id, ...feed.entry.map(({ id }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^tag:papers\.example\.org,\d{4}:[\x21-\x7e]+$/);
  expect(feed.link.find((one) => one['@_rel'] === 'self')?.['@_href']).toBe(self);
  expect(feed.link.find((one) => one['@_rel'] === 'alternate')).toBeDefined();
  const moments = feed.entry.map(({ updated }) => updated);
  expect(new Set(moments).size).toBe(moments.length);
  for (const moment of [feed.updated, ...moments])
    expect(Date.parse(moment)).toBeLessThanOrEqual(now.getTime());
  for (const { content, link: links = [] } of feed.entry) {
    expect(links).not.toHaveLength(0);
    expect(content).not.toMatch(/<(script|style|iframe|form)|href="(?!https:\/\/)/);
  }
}

describe('the daily feed', () => {
  it('follows the rules, with an entry per day, newest first', async () => {
    const { get } = await serve(webContent(PAPERS), PUBLIC);
    const answer = await get('/feed.atom');
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = parse(await answer.text());
    holdsRules(feed, 'https://papers.example.org/feed.atom');
    expect(feed.entry.map(({ title }) => title)).toEqual([
      'Papers of 21 August 2026',
      'Papers of 20 August 2026',
      'Papers of 1 July 2026',
    ]);
    expect(Date.parse(feed.entry[0]?.updated ?? '')).toBe(batchBegins('2026-08-21').getTime());
  });

  it.each([
    [10, undefined],
    [11, '1 more'],
    [13, '3 more'],
  ])('shows the first ten of a day’s %i papers, and where the rest are', async (size, more) => {
    const papers = Array.from({ length: size }, (_, i) =>
      paper(`2608.000${10 + i}`, { listedOn: '2026-08-21', title: `Kite ${i}.`, upvotes: size - i }),
    );
    const { get } = await serve(webContent(papers), PUBLIC);
    const [day] = parse(await (await get('/feed.atom')).text()).entry;
    expect(day?.summary).toBe(`${size} papers`);
    const shown = [...(day?.content ?? '').matchAll(/Kite (\d+)\./g)].map(([, at]) => Number(at));
    expect(shown).toEqual(Array.from({ length: 10 }, (_, i) => i));
    const link = /<p><a href="https:\/\/papers\.example\.org\/day\/2026-08-21">([^<]+)<\/a><\/p>/;
    expect(link.exec(day?.content ?? '')?.[1]).toBe(more);
  });

  it('waits for a batch that is still coming in', async () => {
    const { get } = await serve(webContent(PAPERS, { open: '2026-08-21' }), PUBLIC);
    const feed = parse(await (await get('/feed.atom')).text());
    expect(feed.entry.map(({ title }) => title)[0]).toBe('Papers of 20 August 2026');
  });

  it('keeps its ids when the address changes', async () => {
    const content = webContent(PAPERS);
    const before = parse(await (await (await serve(content, PUBLIC)).get('/feed.atom')).text());
    const moved = await serve(content, { publicUrl: 'https://elsewhere.example/' });
    const after = parse(await (await moved.get('/feed.atom')).text());
    expect(after.entry.map(({ id }) => id)).toEqual(before.entry.map(({ id }) => id));
    expect(after.link[0]?.['@_href']).toContain('elsewhere.example');
  });

  it('answers 304 by ETag and by date, and a different ETag wins', async () => {
    const { get } = await serve(webContent(PAPERS), PUBLIC);
    const { headers } = await get('/feed.atom');
    const tag = headers.get('etag') ?? '';
    const modified = headers.get('last-modified') ?? '';
    const status = async (asked: Record<string, string>) =>
      (await get('/feed.atom', { headers: asked })).status;
    expect(await status({ 'if-none-match': tag })).toBe(304);
    expect(await status({ 'if-modified-since': modified })).toBe(304);
    expect(await status({ 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' })).toBe(200);
    expect(await status({ 'if-none-match': '"other"', 'if-modified-since': modified })).toBe(200);
  });

  it('is as old as what is in it, though the catalog was read again', async () => {
    let now = NOON;
    let content = webContent(PAPERS, { clock: () => now });
    const { complete } = content;
    const moving = {
      ...content,
      complete: { ...complete, catalog: () => content.complete.catalog(), archive: complete.archive },
    };
    const { get } = await serve(moving, PUBLIC);
    const modified = async () => (await get('/feed.atom')).headers.get('last-modified');
    const first = await modified();
    expect(first).toBe(NOON.toUTCString());
    now = new Date(NOON.getTime() + 60_000);
    content = webContent(PAPERS, { clock: () => now });
    expect(await modified()).toBe(first);
  });

  it('needs its names, and asks for them again after a failure', async () => {
    const content = webContent(PAPERS);
    let asked = 0;
    const keep: typeof content.keptWords.keep = async (name, word) => {
      asked += 1;
      if (asked === 1) throw new Error('the store is away');
      return content.keptWords.keep(name, word);
    };
    const { get } = await serve({ ...content, keptWords: { keep } }, PUBLIC);
    const statuses = [];
    for (const path of ['/feed.atom', '/feed.atom', '/search.atom?q=title'])
      statuses.push((await get(path)).status);
    expect([statuses, asked]).toEqual([[500, 200, 200], 2]);
  });

  it('is valid without papers too', async () => {
    const { get } = await serve(webContent([]), PUBLIC);
    const feed = parse(await (await get('/feed.atom')).text());
    expect(feed.entry).toEqual([]);
  });

  it('stays small in a large catalog', async () => {
    const many = Array.from({ length: 3000 }, (_, i) =>
      paper(`26${String(1 + (i % 8)).padStart(2, '0')}.${String(i).padStart(5, '0')}`, {
        listedOn: `2026-0${1 + (i % 8)}-${String(1 + (i % 21)).padStart(2, '0')}`,
        abstract: 'words & marks '.repeat(100),
      }),
    );
    const { get } = await serve(webContent(many), PUBLIC);
    const xml = await (await get('/feed.atom')).text();
    expect(parse(xml).entry).toHaveLength(30);
    expect(Buffer.byteLength(xml)).toBeLessThan(200_000);
  });
});

describe('the feed of a search', () => {
  it('follows the rules, newest first, within its category', async () => {
    const { get } = await serve(webContent(PAPERS), PUBLIC);
    const feed = parse(await (await get('/search.atom?q=title&category=cs.CL')).text());
    holdsRules(feed, 'https://papers.example.org/search.atom?q=title&category=cs.CL');
    expect(feed.entry.map(({ title }) => title)).toEqual(['Title of 2608.00002', 'Title of 2607.00003']);
  });

  it('says what it is about, and each paper’s authors, day and link', async () => {
    const { get } = await serve(webContent(PAPERS), PUBLIC);
    const path = '/search.atom?q=title&author=lovelace&category=cs.CL';
    const { title, subtitle, entry } = parse(await (await get(path)).text());
    expect([title, subtitle]).toEqual([
      'Paperboy: title, lovelace, cs.CL',
      'The newest papers for title, lovelace, cs.CL',
    ]);
    expect(
      entry.map(({ summary, updated, link }) => [summary, updated.slice(0, 14), link?.[0]?.['@_href']]),
    ).toEqual([
      ['Ada Lovelace', '2026-08-20T00:', 'https://papers.example.org/paper/2608.00002'],
      ['Ada Lovelace', '2026-07-01T00:', 'https://papers.example.org/paper/2607.00003'],
    ]);
  });

  it('names up to ten authors of a paper', async () => {
    const authors = Array.from({ length: 12 }, (_, i) => `Ada ${i + 1}`);
    const { get } = await serve(webContent([{ id: '2608.00002', title: 'Title', authors }]), PUBLIC);
    const { entry } = parse(await (await get('/search.atom?q=title')).text());
    expect(entry[0]?.summary).toBe(authors.slice(0, 10).join(', '));
  });

  it('leaves out what is of tomorrow, until then', async () => {
    let now = NOON;
    const papers = [...PAPERS, paper('2608.00009', { listedOn: '2026-08-22' })];
    const { get } = await serve(webContent(papers, { clock: () => now }), PUBLIC);
    const titles = async () =>
      parse(await (await get('/search.atom?q=title')).text()).entry.map(({ title }) => title);
    expect(await titles()).not.toContain('Title of 2608.00009');
    now = new Date(NOON.getTime() + 24 * 3600_000);
    // The answer before is kept for a few seconds.
    expect((await get('/search.atom?q=title&sort=newest')).status).toBe(200);
    const after = parse(await (await get('/search.atom?q=title&sort=newest')).text());
    expect(after.entry[0]?.title).toBe('Title of 2608.00009');
  });

  it('is linked from the search page', async () => {
    const { get } = await serve(webContent(PAPERS), PUBLIC);
    expect(await (await get('/search?q=title')).text()).toContain(
      '<link rel="alternate" type="application/atom+xml" href="/search.atom?q=title"',
    );
  });

  it('needs something to search for', async () => {
    const { get } = await serve(webContent(PAPERS), PUBLIC);
    for (const path of ['/search.atom', '/search.atom?q=+']) {
      const refused = await get(path);
      expect([refused.status, await messageIn(refused)]).toEqual([
        400,
        ['Nothing to search for', 'Add ?q= and some words.'],
      ]);
    }
  });

  it.each([
    ['late', 'That search took too long, so I stopped it. Please try again with fewer words.'],
    ['closed', "I'm about to restart. Please try again in a minute."],
  ] as const)('says so when its search has no answer: %s', async (kind, sentence) => {
    const content = webContent(PAPERS);
    const { catalog, search } = content.current();
    const find = () => Promise.reject(new SearchFailure(kind));
    const { get } = await serve(
      { ...content, current: () => ({ catalog, search: { ...search, find } }) },
      PUBLIC,
    );
    const refused = await get('/search.atom?q=title');
    expect([refused.status, await messageIn(refused)]).toEqual([503, ["That didn't work", sentence]]);
  });

  it('shows every title unchanged, except for what XML cannot write', async () => {
    const units = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(units, async (title) => {
        const { get } = await serve(webContent([paper('2608.00009', { title, authors: [title] })]), PUBLIC);
        const feed = parse(await (await get('/search.atom?author=a&q=2608.00009')).text());
        for (const entry of feed.entry) expect(entry.title).toMatch(/^[^<]+$/);
      }),
      { numRuns: 25 },
    );
    const { get } = await serve(
      webContent([paper('2608.00009', { title: 'a <b> & ]]> "c" \u0008' })]),
      PUBLIC,
    );
    const feed = parse(await (await get('/search.atom?q=2608.00009')).text());
    expect(feed.entry[0]?.title).toBe('a &lt;b&gt; &amp; ]]&gt; "c"');
  });
});
