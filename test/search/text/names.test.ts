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
    ['joined although it has a hyphen', 'Zhihua Zhou', 'Zhi-Hua Zhou'],
    ['in two words although it has a hyphen', 'zhi hua zhou', 'Zhi-Hua Zhou'],
    ['in two words although it is one', 'Zhi Hong Shen', 'Zhihong Shen'],
    ['with a hyphen although it is one word', 'Shen, Zhi-Hong', 'Zhihong Shen'],
    ['with three words joined', 'Plazadelarco', 'Flor Miriam Plaza-del-Arco'],
    ['without its apostrophe', 'simaan', 'Khalil Sima’an'],
    ['with a straight apostrophe', "o'connor", 'Brendan O’Connor'],
    ['by a short first name', 'Chris Manning', 'Christopher D. Manning'],
    ['by the full form of a short first name', 'Michael Lewis', 'Mike Lewis'],
    ['without its special letters', 'Lukasz Kaiser', 'Łukasz Kaiser'],
    ['with its special letters written out', 'Juergen Gross', 'Jürgen Groß'],
  ])('%s: %s', async (_, typed, name) => {
    const { hits } = await engine.find({ query: '', author: typed });
    expect(hits.map(({ paper }) => paper.authors)).toEqual([[name]]);
  });

  it.each(['zhihu', 'simaa', 'plazadel'])('while it is typed: %s', (typed) => {
    expect(engine.suggest('author', typed)).toHaveLength(1);
  });
});

it('lists every spelling of a name if there is room, most common first', () => {
  const spelt = ['Lukasz Kaiser', 'Łukasz Kaiser', 'Łukasz Kaiser', 'Lukász Kaiser'];
  const catalog = createCatalog(spelt.map((name, i) => ({ id: `t:${i}`, title: 'Owls', authors: [name] })));
  const labels = createSearchEngine({ catalog })
    .suggest('author', 'kaiser')
    .map(({ label }) => label);
  expect(labels).toEqual(['Łukasz Kaiser', 'Lukász Kaiser', 'Lukasz Kaiser']);
});

it('reads e after a vowel as an umlaut only in names that have one', async () => {
  const names = ['Michał Wolny', 'Michael Wolny', 'Jörg Wolny', 'Joerg Wolny'];
  const catalog = createCatalog(names.map((name, i) => ({ id: `t:${i}`, title: 'Owls', authors: [name] })));
  const named = async (author: string) =>
    (await createSearchEngine({ catalog }).find({ query: '', author })).hits.map(
      ({ paper }) => paper.authors?.[0],
    );
  expect(await named('Michael Wolny')).toEqual(['Michael Wolny']);
  expect((await named('Joerg Wolny')).sort()).toEqual(['Joerg Wolny', 'Jörg Wolny']);
});
