import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const paper = (key: string, title: string, published: string, upvotes?: number) => ({
  id: `test:${key}`,
  title,
  authors: [key === 'loved' ? 'Ada Kessel' : 'Bo Lind'],
  published,
  ...(upvotes !== undefined && { upvotes }),
});
const engine = createSearchEngine({
  catalog: createCatalog([
    paper('unvoted', 'Kites and Kites and Kites', '2026-03-01'),
    paper('liked', 'Kites over Harbours', '2025-03-01', 7),
    paper('loved', 'What Holds a Kite', '2024-03-01', 90),
    paper('boats', 'Boats', '2026-05-01', 40),
    paper('parser', 'The Best Parser of Popular Songs', '2020-01-01'),
    paper('recommender', 'A Best Paper Recommender', '2023-01-01'),
  ]),
});
const ids = async (query: string) =>
  (await engine.find({ query })).hits.map(({ paper: { id } }) => id.slice('test:'.length));

it.each([
  ['most upvoted', ['loved', 'boats', 'liked']],
  ['trending', ['loved', 'boats', 'liked']],
  ['top papers', ['loved', 'boats', 'liked']],
  ['top 10', ['loved', 'boats', 'liked']],
  ['the most popular papers', ['loved', 'boats', 'liked']],
  ['best papers on kites', ['loved', 'liked', 'unvoted']],
  ['top papers about kites', ['loved', 'liked', 'unvoted']],
  ['hot papers in 2026', ['boats', 'unvoted']],
  ['trending since 2025', ['boats', 'liked', 'unvoted']],
  ['top papers by Lind', ['boats', 'liked']],
])('puts the most upvoted first if a query asks for them: %s', async (query, expected) => {
  const { understood, notices } = await engine.find({ query });
  expect(understood?.sort).toBe('votes');
  expect(notices).toEqual([]);
  expect((await ids(query)).slice(0, expected.length)).toEqual(expected);
});

it.each(['newest', 'latest papers', 'latest 5 papers'])('and the newest: %s', async (query) => {
  const { understood, notices } = await engine.find({ query });
  expect(understood?.sort).toBe('newest');
  expect(notices).toEqual([]);
  expect((await ids(query))[0]).toBe('boats');
});

it.each([
  ['earliest papers on kites', 'oldest', ['loved', 'liked', 'unvoted']],
  ['the first paper about kites', 'oldest', ['loved', 'liked', 'unvoted']],
  ['oldest papers by Lind', 'oldest', ['parser', 'recommender', 'liked']],
  ['oldest papers', 'oldest', ['parser', 'recommender', 'loved']],
  ['recent kites papers', 'newest', ['unvoted', 'liked', 'loved']],
  ["Lind's latest", 'newest', ['boats', 'unvoted', 'liked']],
  ['kites best paper award', 'votes', ['loved', 'liked', 'unvoted']],
] as const)('and in the order that other words ask for: %s', async (query, sort, expected) => {
  expect((await engine.find({ query })).understood?.sort).toBe(sort);
  expect((await ids(query)).slice(0, expected.length)).toEqual(expected);
});

it('ignores what isn’t known: how often papers are cited', async () => {
  expect(await ids('most cited papers on kites')).toEqual(await ids('kites'));
  expect(await ids('the most influential papers about boats')).toEqual(await ids('boats'));
});

it.each(['first kites', 'best paper recommender', 'best parser', 'popular songs', 'top kites'])(
  'and treats such words as part of the topic elsewhere: %s',
  async (query) => {
    expect((await engine.find({ query })).understood).toBeUndefined();
  },
);

it('keeps the order that a person chose', async () => {
  const found = await engine.find({ query: 'top papers', sort: 'newest' });
  expect(found.hits[0]?.paper.id).toBe('test:boats');
});

it.each([
  ['kites sort:newest', 'newest', ['unvoted', 'liked', 'loved']],
  ['sort:oldest kites', 'oldest', ['loved', 'liked', 'unvoted']],
  ['kites sort:votes', 'votes', ['loved', 'liked', 'unvoted']],
  ['latest kites papers sort:votes', 'votes', ['loved', 'liked', 'unvoted']],
  ['kites since 2025 sort:newest', 'newest', ['unvoted', 'liked']],
  ['"over harbours" sort:newest', 'newest', ['liked']],
  ['sort:newest', 'newest', ['boats', 'unvoted', 'liked']],
] as const)(
  'and in the order that sort: asks for, which isn’t searched for: %s',
  async (query, sort, expected) => {
    const { understood, notices } = await engine.find({ query });
    expect([understood?.sort, notices]).toEqual([sort, []]);
    expect(understood?.topic).not.toContain('sort');
    expect((await ids(query)).slice(0, expected.length)).toEqual(expected);
  },
);

it('the order that is chosen beside the query counts for more', async () => {
  const { hits } = await engine.find({ query: 'kites sort:newest', sort: 'votes' });
  expect(hits[0]?.paper.id).toBe('test:loved');
});
