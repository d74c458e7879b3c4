import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const paper = (key: string, title: string, authors: string[], published: string, abstract = '') => ({
  id: `test:${key}`,
  title,
  authors,
  published,
  abstract,
});
const engine = createSearchEngine({
  catalog: createCatalog([
    // One person's name whose words are two others' family names.
    paper('one', 'Ropes and Knots', ['Mia Lund'], '2020-01-01', 'On ropes.'),
    paper('two', 'Sails against Gales', ['Rob Mia', 'Per Lund'], '2017-03-01', 'On sails.'),
    paper('two-other', 'Sails of Paper', ['Ida Else', 'Rob Mia', 'Per Lund'], '2015-03-01'),
    // Three people: two of the words are a fourth person's name, and one is a small word.
    paper('three', 'Winches of Brass', ['Ann Gale', 'Rob Mia', 'Per Lund'], '2013-03-01'),
    paper('little', 'Pumps of Brass', ['Ann Gale', 'Bo So', 'Per Tide'], '2013-03-01'),
    // One person's name, family name first, whose words are also the leading authors of a paper.
    paper('turned', 'Masts', ['Xing Xero'], '2018-04-01', 'On masts and code.'),
    paper('leading', 'Coding Masts', ['Pen Xero', 'Eva Xing'], '2018-07-01'),
    paper('turned-alone', 'Oars of Oak', ['Xing Xero'], '2019-04-01'),
    paper('behind', 'Oars of Elm', ['Ann Ahead', 'Pen Xero', 'Eva Xing'], '2019-07-01'),
    // Somebody with a two-letter name.
    paper('first', 'Modelling Drift', ['Zan Vu', 'Ona Fall'], '2016-01-01'),
    paper('drift-else', 'Drift at Dawn', ['Ona Fall'], '2018-02-01'),
    paper('last', 'Tides of Noon', ['Ona Fall', 'Zan Vu'], '2016-01-01'),
    ...Array.from({ length: 9 }, (_, i) => paper(`vu-${i}`, `Buoys ${i}`, [`Zan Vu`], '2014-01-01')),
    paper('initials', 'Sheets', ['Hans C. Mayer'], '2012-01-01', 'Sheets and ropes.'),
    paper('more-initials', 'Hulls', ['Ada B. C. Wo'], '2012-01-01'),
    paper('long-name', 'Keels', ['Eduard Hove'], '2012-01-01'),
    paper('short-name', 'Ribs', ['Ed Hove'], '2011-01-01'),
    paper('nautilus', 'The Paper Nautilus', ['Ona Fall'], '2010-01-01'),
    paper('nautilus-2', 'Nautilus, Nautilus', ['Ona Fall'], '2010-01-01'),
    paper('original', 'Original Pages', ['Ona Fall'], '2010-01-01', 'An original on paper.'),
    // A suffix or an initial behind the family name.
    paper('third', 'Rafts of Reed', ['Hal Dome III'], '2007-01-01'),
    paper('third-later', 'Rafts of Cork', ['Ona Lind', 'Hal Dome III'], '2019-01-01'),
    paper('behind-initial', 'Floats of Glass', ['Anand Kelumar M'], '2018-01-01'),
    // Two who wrote together; one is called like a word of many titles, the other like somebody with its initial.
    paper('pair', 'Pulleys', ['Brian Leth', 'Noah Steady'], '2021-01-01'),
    paper('same-initial', 'Nets', ['Jon S. Leth'], '1999-01-01', 'We keep nets steady.'),
    paper('same-initial-2', 'More Nets', ['Jon S. Leth'], '2000-01-01'),
    ...Array.from({ length: 3 }, (_, i) => paper(`steady-${i}`, `Steady Wind ${i}`, ['Ona Fall'], '2001')),
    paper('pair-topic', 'Toolbox: Hammers', ['Kai Moss', 'Ida Tool'], '2009-01-01'),
    paper('topic', 'Tool for Pitch', ['Kai Moss'], '2007-01-01', 'A tool.'),
    ...Array.from({ length: 3 }, (_, i) => paper(`tool-${i}`, `Tool ${i} of Hemp`, ['Ona Fall'], '2001')),
    // A thing whose name is half typed.
    paper('half-thing', 'PotluckQA: Questions at Sea', ['Zil Young', 'Per Lund'], '2018-01-01'),
    paper('half-text', 'Meals at Sea', ['Ona Fall'], '2017-01-01', 'A potluck at noon.'),
    paper('half-other', 'Tides at Sea', ['Zil Young'], '2020-01-01'),
    // First authors and others on one topic.
    paper('second-author', 'Learning by Evening', ['Bo New', 'Al Dyers'], '2015-01-01', 'A stack of hay.'),
    paper('first-author', 'Learning by Morning', ['Al Dyers', 'Bo New'], '2015-01-01', 'A stack of hay.'),
    // Somebody who made a thing without naming it in the paper.
    paper('maker', 'Deep Woven Canvas', ['Gus Peterson'], '2018-01-01', 'We weave canvas in depth.'),
    paper('made-else', 'Canvas Old and New', ['Gus Peterson'], '2021-01-01', 'Canvas.'),
    ...Array.from({ length: 8 }, (_, i) =>
      paper(
        `uses-${i}`,
        `Sewing ${i}`,
        [`Filler Person${i}`],
        `2019-0${i + 1}-01`,
        'We sew with ELKO (Peterson et al., 2018), deep woven canvas.',
      ),
    ),
    ...Array.from({ length: 30 }, (_, i) =>
      paper(
        `filler-${i}`,
        `Harbours ${i}`,
        [`Other Person${i}`],
        `20${10 + (i % 9)}-03-01`,
        'Harbours hold boats.',
      ),
    ),
  ]),
});
const many = createSearchEngine({
  catalog: createCatalog([
    ...Array.from({ length: 25 }, (_, i) =>
      paper(`by-${i}`, `Anchors ${i}`, ['Philo Kerhn'], `20${10 + (i % 9)}`),
    ),
    ...Array.from({ length: 3 }, (_, i) => paper(`rare-${i}`, `Cranes ${i}`, ['Philo Dravny'], '2014')),
    ...Array.from({ length: 30 }, (_, i) => paper(`else-${i}`, `Ferries ${i}`, ['Ada Mehrn'], '2015')),
    paper('slip', 'Ropes of Hemp', ['Ona Kehrn Fall'], '2015', 'As Kehrn (2015) says, and Dravni.'),
    paper('titled', 'Kerhm Ropes', ['Ona Fall'], '2015'),
  ]),
});

it('reads a very rare word as a similar name with many papers', async () => {
  const read = async (query: string) => (await many.find({ query })).understood?.people;
  expect(await read('kehrn 2015')).toEqual(['Philo Kerhn']);
  expect(await read('kehrn')).toEqual(['Philo Kerhn']);
  // With few papers, or if a title has the word, it stays as typed.
  expect(await read('dravni 2015')).toEqual([]);
  expect((await many.find({ query: 'kerhm 2015' })).hits[0]?.paper.id).toBe('test:titled');
});

const first = async (query: string) => (await engine.find({ query })).hits[0]?.paper.id;
const people = async (query: string) => (await engine.find({ query })).understood?.people;

it.each([
  ['mia lund 2017', 'test:two'],
  ['mia lund sails', 'test:two'],
  ['xero xing code', 'test:leading'],
  ['xero xing 2018', 'test:leading'],
])('reads two family names as two people if no one person of that name fits: %s', async (query, id) => {
  expect(await people(query)).toHaveLength(2);
  expect(await first(query)).toBe(id);
});

it.each([
  ['gale mia lund', 'test:three'],
  ['gale so tide', 'test:little'],
])('reads three names in a row as three people who wrote together: %s', async (query, id) => {
  expect(await people(query)).toHaveLength(3);
  expect(await first(query)).toBe(id);
});

it.each([
  ['mia lund', 'test:one'],
  ['mia lund ropes', 'test:one'],
  ['mia lund 2020', 'test:one'],
  ['xing xero 2018', 'test:turned'],
  ['xero xing oars', 'test:turned-alone'],
])('and as one person if it’s their paper: %s', async (query, id) => {
  expect(await people(query)).toHaveLength(1);
  expect(await first(query)).toBe(id);
});

it('reads two letters as a name before a topic that such a person wrote on as first author', async () => {
  expect(await people('vu drift')).toEqual(['Zan Vu']);
  expect(await first('vu drift')).toBe('test:first');
  expect(await people('drift vu')).toBeUndefined();
  expect(await people('vu tides')).toBeUndefined();
});

it.each([
  ['P. Lund 2017', 'test:two'],
  ['Lund P 2017', 'test:two'],
  ['p lund sails', 'test:two'],
  ['Lund, P., 2017', 'test:two'],
  ['R. Mia 2017', 'test:two'],
  // Initials run together, as some journals print them.
  ['Mayer HC 2012', 'test:initials'],
  ['HC Mayer sheets', 'test:initials'],
  // A short name in capitals.
  ['VU Zan drift', 'test:first'],
  ['MIA Lund 2020', 'test:one'],
  ['Lund MIA ropes', 'test:one'],
])('reads initials with a year or a topic: %s', async (query, id) => {
  expect(await people(query)).toHaveLength(1);
  expect(await first(query)).toBe(id);
});

it('doesn’t read words as initials if everything is in capitals', async () => {
  expect(await people('Wo ABC')).toEqual(['Ada B. C. Wo']);
  expect(await people('WO ABC')).toBeUndefined();
});

it.each(['h drift', 'g hay', 'AB harbours', 'n person'])(
  'and doesn’t read a single letter as a person: %s',
  async (query) => {
    expect(await people(query)).toBeUndefined();
  },
);

it('finds people with a short first name as well as exact matches', async () => {
  const { hits } = await engine.find({ query: 'Ed Hove' });
  expect(hits.map(({ paper: { id } }) => id)).toEqual(['test:short-name', 'test:long-name']);
});

it.each([
  'original canvas paper',
  'the canvas paper peterson',
  'canvas seminal paper',
  'canvas paper by peterson',
])('drops words that only say a paper is meant: %s', async (query) => {
  const plain = query.includes('peterson') ? 'canvas peterson' : 'canvas';
  const { hits, understood } = await engine.find({ query });
  const found = await engine.find({ query: plain });
  expect(hits.map(({ paper }) => paper.id)).toEqual(found.hits.map(({ paper }) => paper.id));
  expect(understood?.people).toEqual(found.understood?.people);
});

it('but keeps them if titles have them with their neighbour, or nothing else is left', async () => {
  expect(await first('paper nautilus')).toBe('test:nautilus');
  expect(await first('original paper')).toBe('test:original');
});

it('lists first-author papers first for a family name with a topic', async () => {
  expect(await first('dyers stack hay')).toBe('test:first-author');
  expect(await first('al dyers stack hay')).toBe('test:second-author');
});

it.each(['peterson elko', 'elko peterson'])(
  'finds what somebody made even if the paper doesn’t name it: %s',
  async (query) => {
    expect(await people(query)).toEqual(['Gus Peterson']);
    expect(await first(query)).toBe('test:maker');
  },
);

it.each([
  ['dome 2007', 'test:third'],
  ['dome and lind 2019', 'test:third-later'],
  ['hal dome 2007', 'test:third'],
  ['dome iii 2007', 'test:third'],
  ['kelumar 2018', 'test:behind-initial'],
  ['dome2007rafts', 'test:third'],
  ['hal dom 2007', 'test:third'],
])('finds a family name before a suffix or an initial: %s', async (query, id) => {
  expect(await first(query)).toBe(id);
  expect((await engine.find({ query })).total).toBe(1);
});

it('names a person with a suffix whether or not it’s typed', async () => {
  const papers = async (query: string) => (await engine.find({ query })).hits.map(({ paper }) => paper.id);
  expect(await papers('Hal Dome')).toEqual(['test:third-later', 'test:third']);
  expect(await papers('Hal Dome III')).toEqual(await papers('Hal Dome'));
});

it.each([
  ['leth steady', ['Leth', 'Noah Steady']],
  ['leth steady 2021', ['Leth', 'Noah Steady']],
])('reads a common word as a coauthor if the person has no title with it: %s', async (query, names) => {
  expect(await people(query)).toEqual(names);
  expect(await first(query)).toBe('test:pair');
});

it('but as a topic if one of that person’s titles has it', async () => {
  expect(await people('moss tool')).toEqual(['Kai Moss']);
  expect(await first('moss tool')).toBe('test:topic');
});

it('takes a middle initial for a typed word only beside the first name', async () => {
  expect(await first('jon steady leth')).toBe('test:same-initial-2');
  expect(await people('leth samuel')).not.toEqual(['Jon S. Leth']);
});

it.each(['young potluck', 'potluck young', 'zil young potluck', 'Young, potluck 2018'])(
  'completes a topic that only begins a word of that person’s titles: %s',
  async (query) => {
    const { hits, corrections, understood } = await engine.find({ query });
    expect(hits.map(({ paper }) => paper.id)).toEqual(['test:half-thing']);
    expect(corrections).toEqual([{ from: 'potluck', to: 'potluckqa' }]);
    expect(understood).toMatchObject({ people: ['Zil Young'], topic: 'potluckqa' });
  },
);

it.each(['vu 2018 drift', 'vu 2018 modelling drift', 'Vu (2018) drift'])(
  'a name with a wrong year and a topic is who wrote on that in another year, and the year is said to be wrong: %s',
  async (query) => {
    const { hits, understood, notices } = await engine.find({ query });
    expect(hits.map((hit) => hit.paper.id)).toEqual(['test:first']);
    expect(understood?.people).toEqual(['Zan Vu']);
    expect(notices).toEqual([{ kind: 'not-at-that-time', after: '2018', before: '2018' }]);
  },
);

it('a name that nobody wrote under on the topic leaves the year and the other words', async () => {
  const { hits, understood } = await engine.find({ query: 'mayer 2018 drift' });
  expect(understood?.people ?? []).toEqual([]);
  expect(hits[0]?.paper.id).toBe('test:drift-else');
});
