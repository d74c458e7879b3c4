import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { paper } from '../../support/papers.ts';

it('finds a paper like a long one by its telling words, wherever these stand', async () => {
  const everyday = Array.from(
    { length: 40 },
    (_, i) => `farm${String.fromCharCode(97 + (i % 26), 97 + i / 26)}`,
  );
  const telling = 'larks nesting among barley stubble fallow';
  const catalog = createCatalog([
    paper('long', { title: everyday.join(' '), abstract: `${telling} ${telling}.` }),
    paper('like', { title: telling }),
    ...Array.from({ length: 120 }, (_, i) =>
      paper(`x${i}`, { title: everyday.filter((_, n) => (n + i) % 3 > 0).join(' ') }),
    ),
  ]);
  const [first] = await createSearchEngine({ catalog }).similar('long');
  expect(first?.paper.id).toBe('like');
});
