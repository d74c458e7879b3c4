import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const NAMES = [
  'Zhi-Hua Zhou',
  'Flor Miriam Plaza-del-Arco',
  'Khalil Sima’an',
  'Brendan O’Connor',
  'Zhihong Shen',
  'Christopher D. Manning',
  'Mike Lewis',
  'Łukasz Kaiser',
  'Jürgen Groß',
];
const papers = NAMES.map((name, i) => ({ id: `test:${i}`, title: `Owls ${i}`, authors: [name] }));
const engine = createSearchEngine({ catalog: createCatalog(papers) });

describe('a name is found', () => {
  it.each([
    ['joined where a hyphen parts it', 'Zhihua Zhou', 'Zhi-Hua Zhou'],
    ['in two words where a hyphen parts it', 'zhi hua zhou', 'Zhi-Hua Zhou'],
    ['in two words where it is one', 'Zhi Hong Shen', 'Zhihong Shen'],
    ['with a hyphen where it is one word', 'Shen, Zhi-Hong', 'Zhihong Shen'],
    ['joined out of three words', 'Plazadelarco', 'Flor Miriam Plaza-del-Arco'],
    ['without its apostrophe', 'simaan', 'Khalil Sima’an'],
    ['with the apostrophe apart', "o'connor", 'Brendan O’Connor'],
    ['by a short first name', 'Chris Manning', 'Christopher D. Manning'],
    ['by the whole first name of a short one', 'Michael Lewis', 'Mike Lewis'],
    ['without the letters of its own', 'Lukasz Kaiser', 'Łukasz Kaiser'],
    ['as who lacks the letters writes them', 'Juergen Gross', 'Jürgen Groß'],
  ])('%s: %s', async (_, typed, name) => {
    const { hits } = await engine.find({ query: '', author: typed });
    expect(hits.map(({ paper }) => paper.authors)).toEqual([[name]]);
  });

  it.each(['zhihu', 'simaa', 'plazadel'])('while it is typed: %s', (typed) => {
    expect(engine.suggest('author', typed)).toHaveLength(1);
  });
});

it('shows every spelling of one name where there is room, the commonest first', () => {
  const spelt = ['Lukasz Kaiser', 'Łukasz Kaiser', 'Łukasz Kaiser', 'Lukász Kaiser'];
  const catalog = createCatalog(spelt.map((name, i) => ({ id: `t:${i}`, title: 'Owls', authors: [name] })));
  const labels = createSearchEngine({ catalog })
    .suggest('author', 'kaiser')
    .map(({ label }) => label);
  expect(labels).toEqual(['Łukasz Kaiser', 'Lukász Kaiser', 'Lukasz Kaiser']);
});

it('reads e after a vowel as a mark only in names that have the mark', async () => {
  const names = ['Michał Wolny', 'Michael Wolny', 'Jörg Wolny', 'Joerg Wolny'];
  const catalog = createCatalog(names.map((name, i) => ({ id: `t:${i}`, title: 'Owls', authors: [name] })));
  const named = async (author: string) =>
    (await createSearchEngine({ catalog }).find({ query: '', author })).hits.map(
      ({ paper }) => paper.authors?.[0],
    );
  expect(await named('Michael Wolny')).toEqual(['Michael Wolny']);
  expect((await named('Joerg Wolny')).sort()).toEqual(['Joerg Wolny', 'Jörg Wolny']);
});
