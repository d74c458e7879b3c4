import { expect, it, onTestFinished, vi } from 'vitest';
import { paper } from '../support/papers.ts';
import { serve, webContent } from '../support/web.ts';

const PAPERS = [paper('2401.1', { title: 'Kites', listedOn: '2026-08-20' })];

/** A site that counts its searches, with a replaceable catalog. */
async function site(papers = PAPERS) {
  let content = webContent(papers);
  let searches = 0;
  const current = () => {
    const { catalog, search } = content.current();
    const find: typeof search.find = (request) => {
      searches += 1;
      return search.find(request);
    };
    return { catalog, search: { ...search, find } };
  };
  const web = await serve({ ...content, current });
  return {
    ...web,
    searches: () => searches,
    hold(next: typeof papers) {
      content = webContent(next);
    },
  };
}

it('a repeated page is rendered once, with the same headers', async () => {
  const { get, searches } = await site();
  const answers = [];
  for (let i = 0; i < 3; i++) answers.push(await get('/search?q=kites'));
  expect(searches()).toBe(1);
  const [first, ...others] = await Promise.all(
    answers.map(async (answer) => [
      await answer.text(),
      ['etag', 'content-type', 'cache-control', 'content-security-policy'].map((name) =>
        answer.headers.get(name),
      ),
    ]),
  );
  expect(first?.[0]).toContain('Kites');
  for (const other of others) expect(other).toEqual(first);
});

it('a page is rendered again after a quarter of a minute', async () => {
  let now = 1;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  const { get, searches } = await site();
  for (const [later, rendered] of [
    [0, 1],
    [15_000, 1],
    [1, 2],
  ] as const) {
    now += later;
    await get('/search?q=kites');
    expect(searches()).toBe(rendered);
  }
});

it('what is posted is not taken for a page', async () => {
  const { get } = await site();
  await get('/search?q=kites');
  expect((await get('/search?q=kites', { method: 'POST' })).status).toBe(404);
});

it('other words, pages and catalogs are rendered separately', async () => {
  const { get, searches, hold } = await site();
  for (const path of ['/search?q=kites', '/search?q=letters', '/search?q=kites&page=2']) await get(path);
  expect(searches()).toBe(3);
  hold([paper('2401.2', { title: 'Kites and letters', listedOn: '2026-08-20' })]);
  expect(await (await get('/search?q=kites')).text()).toContain('Kites and letters');
});

it('readers who have a page or feed already are told so', async () => {
  const { get } = await site();
  const feed = await get('/feed.atom');
  for (const headers of [
    { 'if-none-match': feed.headers.get('etag') ?? '' },
    { 'if-modified-since': feed.headers.get('last-modified') ?? '' },
  ])
    expect((await get('/feed.atom', { headers })).status).toBe(304);
});

it('private answers and errors are not cached', async () => {
  const { get } = await site([]);
  expect((await get('/paper/none')).status).toBe(404);
  expect((await get('/paper/none')).headers.get('cache-control')).toBe('no-store');
});
