import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const TITLES = [
  'Anti-virus kites with a plug-in for hand-off',
  'Summarization of kites',
  'Summarisation of owls',
  'Colour of kites',
  'Color of owls',
  'Code-switching in flight',
  'Codeswitching at night',
  'Text-to-SQL for owls',
  'Text2SQL for kites',
  'SWE-bench of boats',
  'SWEbench of harbours',
  'Judging sails with string references',
  'Tugging without wires',
  ...Array.from({ length: 10 }, (_, i) => `Reference-free judging of sails ${i}`),
  ...Array.from({ length: 10 }, (_, i) => `Wire-free tugging ${i}`),
];
const filler = Array.from({ length: 60 }, (_, i) => `Boats and harbours ${i}`);
const engine = createSearchEngine({
  catalog: createCatalog([...TITLES, ...filler].map((title, i) => ({ id: `test:${i}`, title, authors: [] }))),
});
const found = async (query: string) => {
  const { hits, corrections, notices } = await engine.find({ query });
  expect([...corrections, ...notices]).toEqual([]);
  return hits.map(({ paper }) => paper.title);
};

describe('the same words in another spelling', () => {
  it.each([
    ['plugin', 'Anti-virus kites with a plug-in for hand-off'],
    ['handoff', 'Anti-virus kites with a plug-in for hand-off'],
  ])('are found even if no text spells them like this: %s', async (query, title) => {
    expect(await found(query)).toEqual([title]);
  });

  it('finds “X-free” for “without X”', async () => {
    const sails = await found('judging sails without references');
    expect(sails[0]).toMatch(/^Reference-free/);
    expect(sails).not.toContain('Judging sails with string references');
    expect((await found('tugging without wires'))[0]).toBe('Tugging without wires');
  });

  it.each([
    ['summarisation', 'Summarisation of owls', 'Summarization of kites'],
    ['summarization', 'Summarization of kites', 'Summarisation of owls'],
    ['colour', 'Colour of kites', 'Color of owls'],
    ['color', 'Color of owls', 'Colour of kites'],
    ['codeswitching', 'Codeswitching at night', 'Code-switching in flight'],
    ['code switching', 'Code-switching in flight', 'Codeswitching at night'],
    ['text2sql', 'Text2SQL for kites', 'Text-to-SQL for owls'],
    ['text-to-SQL', 'Text-to-SQL for owls', 'Text2SQL for kites'],
    ['swebench', 'SWEbench of harbours', 'SWE-bench of boats'],
    ['SWE-bench', 'SWE-bench of boats', 'SWEbench of harbours'],
  ])('are found after those as typed: %s', async (query, typed, other) => {
    expect(await found(query)).toEqual([typed, other]);
  });
});

it('a name with digits needs every part, however it is written', async () => {
  const titles = ['Owls ask GPT-4o', 'GPT-4o flies', 'GPT-3 flies', 'What GPT did', 'Notes on 4o'];
  const named = createSearchEngine({
    catalog: createCatalog(
      [...titles, ...filler].map((title, i) => ({ id: `test:${i}`, title, authors: [] })),
    ),
  });
  for (const query of ['gpt4o', 'gpt-4o', 'GPT-4o']) {
    const { hits } = await named.find({ query });
    expect([query, ...hits.map(({ paper }) => paper.title).sort()]).toEqual([
      query,
      'GPT-4o flies',
      'Owls ask GPT-4o',
    ]);
  }
});
