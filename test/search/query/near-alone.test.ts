import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const paper = (key: string, title: string, author: string) => ({
  id: `test:${key}`,
  title,
  authors: [author],
});
const engine = createSearchEngine({
  catalog: createCatalog([
    paper('better', 'Better Looking at Policies', 'Zhi-Quan Luo'),
    paper('parsing', 'Parsing Summarization', 'Mina Park'),
    paper('hexter', 'Translation', 'Efrat Hexter'),
    paper('papineni', 'GPT-4o and What It Says', 'Kishore Papineni'),
  ]),
});

it.each(['battery', 'cooking', 'quantum', 'theater', 'spark'])(
  'a single word isn’t read as a distant word or name: %s',
  async (query) => {
    expect(await engine.find({ query })).toMatchObject({ hits: [], corrections: [] });
  },
);

it.each([
  ['parsgin', 'parsing'],
  ['sumarizaton', 'summarization'],
  ['ranslation', 'translation'],
  ['beter', 'better'],
  ['papinini', 'papineni'],
])('but as a likely one: %s', async (query, meant) => {
  const { corrections, hits, notices } = await engine.find({ query });
  const told = [
    ...corrections.map(({ to }) => to),
    ...notices.flatMap((one) => ('words' in one ? one.words : [])),
  ];
  expect(told).toContain(meant);
  expect(hits.length).toBeGreaterThan(0);
});

it('reports a misspelt half-typed word once', async () => {
  const { corrections } = await engine.find({ query: 'translatoi' });
  expect(corrections).toEqual([{ from: 'translatoi', to: 'translation' }]);
});

it.each(['gpt4o', 'gpt-4o', 'gpt 4o', 'GPT4o'])(
  'a name with a number is found however they are joined: %s',
  async (query) => {
    expect((await engine.find({ query })).hits.map((hit) => hit.paper.id)).toEqual(['test:papineni']);
  },
);
