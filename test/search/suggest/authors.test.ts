import { expect, it } from 'vitest';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { bundledCatalog } from '../bundled.ts';

const engine = createSearchEngine({ catalog: bundledCatalog() });
const labels = (typed: string) => engine.suggest('query', typed, 3).map(({ label }) => label);

it.each(['lewis 2020', 'lewis 20', 'Lewis (2020)', '2020 lewis'])(
  'a full or half-typed year next to a name is ignored: %s',
  (typed) => {
    expect(labels(typed)).toEqual(labels('lewis'));
    expect(labels(typed)).toContain('Patrick Lewis · 1 paper');
  },
);

it('digits alone name nobody', () => {
  expect(engine.suggest('author', '2020', 3)).toEqual([]);
});
