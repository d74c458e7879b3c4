import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { paper } from '../../support/papers.ts';

const engine = createSearchEngine({
  catalog: createCatalog([
    paper('a:1', {
      title: 'Building a Corpus of Wind: The Kite Treebank',
      published: '1993',
      abstract: 'We describe what was built over three years of wind.',
    }),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(`b:${i}`, {
        title: `Searching in the Kite Treebank ${i}`,
        published: `${2001 + i}`,
        abstract: 'Queries over trees are slow.',
      }),
    ),
    ...Array.from({ length: 20 }, (_, i) =>
      paper(`c:${i}`, { title: `Boats ${i}`, published: `${1990 + i}`, abstract: 'Boats carry harbours.' }),
    ),
  ]),
});

it.each(['What is the Kite Treebank?', 'Who created the Kite Treebank?', 'What is the Kite Tree Bank?'])(
  'names the paper that made what texts know by another title first: %s',
  async (question) => {
    const { quotes, corrections } = await engine.answer(question);
    expect(quotes[0]?.paper.id).toBe('a:1');
    expect(corrections).toEqual([]);
  },
);
