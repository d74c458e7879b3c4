import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

function paper(id: string, abstract: string): Paper {
  return { id: `test:${id}`, title: `Paper ${id}`, authors: [], abstract };
}

const engine = createSearchEngine({
  catalog: createCatalog([
    ...Array.from({ length: 300 }, (_, i) =>
      paper(`many${i}`, 'We speak of translation among other things.'),
    ),
    { ...paper('slip', 'Somebody wrote this here once.'), keywords: ['tranlation'] },
    paper(
      'owls',
      'We show that translation, and more translation, of calls lets owls of many woods speak with bats.',
    ),
  ]),
});

it('also searches for the very common word that a very rare one resembles, and says so', async () => {
  const { hits, corrections, notices } = await engine.find({ query: 'tranlation owls' });
  expect(hits[0]?.paper.id).toBe('test:owls');
  expect(hits.map((hit) => hit.paper.id)).toContain('test:slip');
  expect(corrections).toEqual([]);
  expect(notices).toEqual([{ kind: 'also-searched-for', words: 'translation owls' }]);
});

it('leaves a rare word alone if it resembles no very common one', async () => {
  const { notices } = await engine.find({ query: 'bats woods' });
  expect(notices).toEqual([]);
});

it('finds nothing for a single invented word that only ends like a known one', async () => {
  expect(await engine.find({ query: 'granslition' })).toMatchObject({ hits: [], corrections: [] });
  const { corrections } = await engine.find({ query: 'ransltion' });
  expect(corrections).toEqual([]);
  expect((await engine.find({ query: 'tranzlotion' })).corrections).toEqual([
    { from: 'tranzlotion', to: 'translation' },
  ]);
});

it('answers a question with such a slip if nothing answers it as typed, and says what was read', async () => {
  const { quotes, corrections } = await engine.answer('what does tranlation of calls do?');
  expect(quotes[0]?.paper.id).toBe('test:owls');
  expect(corrections).toEqual([{ from: 'tranlation', to: 'translation' }]);
});

const two = [paper('one', 'Of a lantorn.'), paper('two', 'Of the lantorn.')];

it.each([
  ['hardly any paper holds', 'lantorn', 300, [paper('rare', 'Of one lantorn.')], true],
  ['two papers of four thousand hold', 'lantorn', 4_100, two, true],
  ['two papers of fewer hold', 'lantorn', 2_400, two, false],
  ['holds a figure', 'lant3rn', 300, [paper('rare', 'Of one lant3rn.')], false],
  [
    'is the name of an author',
    'lantorn',
    300,
    [{ ...paper('rare', 'As Lantorn says, a lantorn.'), authors: ['Ann Lantorn'] }],
    false,
  ],
])('decides whether a word is a slip: one that %s', async (_, word, common, papers, isSlip) => {
  const others = Array.from({ length: common }, (_, i) => paper(`common${i}`, 'A lantern in the dark.'));
  const small = createSearchEngine({ catalog: createCatalog([...others, ...papers]) });
  const { notices, hits } = await small.find({ query: `${word} dark` });
  const alsoSearched = notices.filter(({ kind }) => kind === 'also-searched-for');
  expect(alsoSearched).toEqual(isSlip ? [{ kind: 'also-searched-for', words: 'lantern dark' }] : []);
  expect(hits.length).toBeGreaterThan(0);
});

it('corrects a single word that a title misspells if far more titles have it right', async () => {
  const titled = (title: string, i: number) => ({ id: `test:${title}${i}`, title, authors: [] });
  const right = Array.from({ length: 1_600 }, (_, i) => titled(`A lantern for harbour ${i}`, i));
  const others = Array.from({ length: 2_000 }, (_, i) => titled(`Boats and ropes ${i}`, i));
  const search = (titles: readonly { id: string; title: string; authors: string[] }[]) =>
    createSearchEngine({ catalog: createCatalog([...titles, ...right, ...others]) }).find({
      query: 'lantorn',
      limit: 5,
    });
  const { notices, hits } = await search([titled('Of the lantorn in rain', 0)]);
  expect(notices).toEqual([{ kind: 'also-searched-for', words: 'lantern' }]);
  expect(hits.some(({ paper: { title } }) => title.startsWith('A lantern'))).toBe(true);
  // A name that a title introduces is a name.
  expect((await search([titled('LANTORN: Light in rain', 0)])).notices).toEqual([]);
});

it('takes a short word for no slip, unless its letters are swapped', async () => {
  const many = Array.from({ length: 300 }, (_, i) => paper(`many${i}`, 'We speak of a case of task.'));
  const short = createSearchEngine({
    catalog: createCatalog([
      ...many,
      paper('drinks', 'We drink in a café.'),
      paper('slips', 'We do a taks.'),
    ]),
  });
  const cafe = await short.find({ query: 'café' });
  expect(cafe.hits.map(({ paper: { id } }) => id)).toEqual(['test:drinks']);
  expect(cafe.notices).toEqual([]);
  expect((await short.find({ query: 'taks' })).notices).toEqual([
    { kind: 'also-searched-for', words: 'task' },
  ]);
});
