import { describe, expect, it } from 'vitest';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { madeCatalog } from './made-catalog.ts';

const engine = createSearchEngine({ catalog: madeCatalog() });
const found = async (query: string, limit = 10) =>
  (await engine.find({ query, limit })).hits.map(({ paper }) => paper.id.slice('test:'.length));

describe('a query that names people finds what they wrote, not who cites them', () => {
  it.each([
    ['quill 2019', ['kite-bert']],
    ['Quill (2019)', ['kite-bert']],
    ['Quill et al., 2019', ['kite-bert']],
    ['kite quill', ['kite-bert']],
    ['quill chang', ['kite-bert']],
    ['Jake Quill kites', ['kite-bert']],
    ['jacob qill 2019', ['kite-bert']],
    ['quilll 2019', ['kite-bert']],
    ['quillin 2019', ['kite-bert']],
    ['quill 2019 sails', ['kite-bert']],
    ['papers by jacob quill in 2017', ['quill-alone', 'quill-pair', 'quill-many', 'quill-last']],
    ['Quill 2017', ['quill-alone', 'quill-pair', 'quill-many', 'quill-last']],
    ['QUILL 2017', ['quill-alone', 'quill-pair', 'quill-many', 'quill-last']],
    ['MANNHEIM', ['manning']],
    ['jakob quill', ['kite-bert', 'quill-last', 'quill-alone', 'quill-pair', 'quill-many']],
    ['quill jakob 2019', ['kite-bert']],
    ['christofer mannheim', ['manning']],
    ['christopher manheim', ['manning']],
    ['Quill et al. 2017', ['quill-many', 'quill-alone', 'quill-pair', 'quill-last']],
    ['Quill and Harrow 2017', ['quill-pair', 'quill-many']],
    ['Quill & Harrow', ['quill-pair', 'quill-many']],
    ['mannheim parsing', ['manning']],
    ['Chris Mannheim', ['manning']],
    ['Mannheim, Christopher', ['manning']],
    ['quill and', ['kite-bert', 'quill-last', 'quill-alone', 'quill-pair', 'quill-many']],
    ['what did mannheim write about', ['manning']],
    ['what has Jacob Quill written about kites', ['kite-bert']],
    ['papers that quill wrote in 2019', ['kite-bert']],
    ['papers written by Christopher Mannheim', ['manning']],
  ])('%s', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('but reads a name as a word if titles have it with the others', async () => {
    const { hits, understood } = await engine.find({ query: 'long strings' });
    expect(understood).toBeUndefined();
    expect(hits[0]?.paper.id).toMatch(/^test:long/);
  });

  it.each([
    ['quill harrow 2003', ['quill-pair', 'quill-many'], { after: '2003', before: '2003' }],
    ['harrow 1931', ['quill-pair', 'quill-many'], { after: '1931', before: '1931' }],
    [
      'quill before 1990',
      ['kite-bert', 'quill-last', 'quill-alone', 'quill-pair', 'quill-many'],
      { before: '1989' },
    ],
  ])(
    'and what they wrote in other years if they wrote nothing then, and says so: %s',
    async (query, expected, time) => {
      const { hits, notices, understood } = await engine.find({ query });
      expect(hits.map(({ paper }) => paper.id.slice('test:'.length)).sort()).toEqual([...expected].sort());
      expect(notices).toEqual([{ kind: 'not-at-that-time', ...time }]);
      expect(understood).not.toHaveProperty('before');
    },
  );

  it('and nothing if NOT leaves nothing, rather than what wasn’t wanted', async () => {
    const { hits, notices } = await engine.find({ query: 'falling NOT leaves' });
    expect(hits).toEqual([]);
    expect(notices).toEqual([{ kind: 'leaves-nothing', conditions: ['-leaves'] }]);
  });

  it('and papers from other years if a span leaves nothing, and says so', async () => {
    const { hits, notices } = await engine.find({ query: 'falling before 1990' });
    expect(hits[0]?.paper.id).toBe('test:october');
    expect(notices).toEqual([{ kind: 'not-at-that-time', before: '1989' }]);
  });

  it('and says who was understood, even if the name was misspelt', async () => {
    const { understood, corrections } = await engine.find({ query: 'jacob qill 2019' });
    expect(understood).toEqual({
      people: ['Jacob Quill'],
      topic: '',
      after: '2019',
      before: '2019',
      isSurvey: false,
    });
    expect(corrections).toEqual([{ from: 'qill', to: 'quill' }]);
  });
});

describe('a half-typed last word is completed to a family name', () => {
  it.each([
    ['mannh', ['manning'], { from: 'mannh', to: 'mannheim' }],
    ['chris mannh', ['manning'], { from: 'mannh', to: 'mannheim' }],
    ['C. Mannh', ['manning'], { from: 'Mannh', to: 'mannheim' }],
    ['christopher d mannh', ['manning'], { from: 'mannh', to: 'mannheim' }],
    ['parsing mannh', ['manning'], { from: 'mannh', to: 'mannheim' }],
    ['parsing chris mannh', ['manning'], { from: 'mannh', to: 'mannheim' }],
    ['mannh 2012', ['manning'], { from: 'mannh', to: 'mannheim' }],
    ['quil 2019', ['kite-bert'], { from: 'quil', to: 'quill' }],
    ['kite quil', ['kite-bert'], { from: 'quil', to: 'quill' }],
    // Alone, it begins the harbours of titles; no other Ada has a name with this beginning.
    ['ada har', ['quill-pair', 'quill-many'], { from: 'har', to: 'harrow' }],
    ['A. Har', ['quill-pair', 'quill-many'], { from: 'Har', to: 'harrow' }],
    ['pia dag', ['dagga-again', 'dagga-by'], { from: 'dag', to: 'dagga' }],
  ])('%s', async (query, expected, correction) => {
    const { understood, corrections, notices } = await engine.find({ query });
    expect(await found(query)).toEqual(expected);
    expect(understood?.people).toHaveLength(1);
    expect(corrections).toEqual([correction]);
    expect(notices).toEqual([]);
  });

  it.each([
    ['what titles hold begins so', 'boats and har'],
    ['titles have words that begin so', 'har'],
    ['titles have a word there that begins so', 'kite sto'],
    ['titles have one there, and somebody is called so', 'long str'],
    ['a title gives the name to its subject', 'dag'],
    ['two letters say too little', 'chris ma'],
    ['nobody of that first name is called so', 'ming mannh'],
    ['the person wrote nothing of it', 'harbours mannh'],
    ['it is no last word', 'mannh wind roofs'],
  ])('but not if %s: %s', async (_why, query) => {
    expect((await engine.find({ query })).understood).toBeUndefined();
  });
});

describe('several papers cited in one query', () => {
  it('are listed in turn, and a missing one is named', async () => {
    const cited = async (query: string) => {
      const { hits, notices } = await engine.find({ query });
      return [hits.map(({ paper }) => paper.id.replace('test:', '')), notices];
    };
    expect(await cited('Quill et al. 2019 and Mannheim 2012')).toEqual([['kite-bert', 'manning'], []]);
    expect(await cited('(Mannheim, 2012; Quill, 1999)')).toEqual([
      ['manning'],
      [{ kind: 'not-cited-so', citation: 'Quill, 1999' }],
    ]);
  });
});

describe('a name that can only be a name', () => {
  it.each([
    ['mannheim harbours', 'Christopher D. Mannheim', ['manning'], 'harbours'],
    ['chris mannheim tails', 'Christopher D. Mannheim', ['manning'], 'tails'],
    ['harrow boats 2017', 'Ada Harrow', ['quill-pair', 'quill-many'], 'boats'],
  ])('lists all papers by that person if none is on the topic: %s', async (query, ...expected) => {
    const [person, documents, words] = expected;
    const { understood, notices } = await engine.find({ query });
    expect(understood?.people).toEqual([person]);
    expect([...(await found(query))].sort()).toEqual([...documents].sort());
    expect(notices).toContainEqual({ kind: 'not-on-that', words });
  });

  it.each(['long harbours', 'fall tails', 'n person'])(
    'but not if titles have the word: %s',
    async (query) => {
      expect((await engine.find({ query })).understood).toBeUndefined();
    },
  );
});

it('excludes the last word after a “not” that is in no title', async () => {
  const { hits, understood } = await engine.find({ query: 'kite control not neural' });
  expect(hits.map(({ paper }) => paper.id)).toContain('test:plain');
  expect(hits.map(({ paper }) => paper.id)).not.toContain('test:neural');
  expect(understood?.excluded).toEqual(['neural']);
});

it('reads a misspelt word next to a year as a similar venue', async () => {
  const read = async (query: string) => {
    const { understood, corrections } = await engine.find({ query });
    return [understood?.venue, understood?.after, corrections];
  };
  expect(await read('kmnpl 2017')).toEqual(['kmnlp', '2017', [{ from: 'kmnpl', to: 'kmnlp' }]]);
  expect(await read('kmnlp 2017')).toEqual(['kmnlp', '2017', []]);
  expect((await read('kmnpl boats'))[0]).toBeUndefined();
  expect((await read('boats 2017'))[0]).toBeUndefined();
});

describe('a query that names a time or a venue finds papers from it', () => {
  it.each([
    ['KACL 2019', ['cites', 'kite-bert']],
    ['KACL’19', ['cites', 'kite-bert']],
    ["kacl '19", ['cites', 'kite-bert']],
    ['KACL-KMNLP 2017', ['quill-alone']],
    ['kmnlp-kacl 2017', ['quill-alone']],
    ['km nlp 2017', ['quill-alone']],
    ['km nlp workshop 2017', ['quill-alone']],
    ['kacl19 kites deep', ['kite-bert']],
    ['proceedings of the KACL 2019', ['cites', 'kite-bert']],
    ['KACL 2019 conference', ['cites', 'kite-bert']],
    ['the KACL workshop 2019', ['cites', 'kite-bert']],
    ['kite at KACL before 2000', ['plain']],
    ['October 2023', ['october']],
    ['oct 2023', ['october']],
    ['control 1990s', ['plain']],
    ['kite control since 2018', ['neural']],
    ['kite control 1997-1999', ['plain']],
    ['kite control between 1997 and 1999', ['plain']],
    ['before 1999', ['plain']],
    ['control after 1998', ['neural']],
    ['papers from 1998', ['plain']],
  ])('%s', async (query, expected) => {
    expect((await found(query)).slice(0, expected.length)).toEqual(expected);
    expect((await engine.find({ query })).understood).toBeDefined();
  });

  it.each(['newest', 'latest papers', 'show me the newest papers'])('the newest first: %s', async (query) => {
    expect((await found(query))[0]).toBe('october');
  });

  it('reads a word as a venue only if it means little else', async () => {
    const { hits, understood } = await engine.find({ query: 'law' });
    expect(understood).toBeUndefined();
    expect(hits[0]?.paper.id).toMatch(/law-/);
  });
});

describe('small words of asking', () => {
  it('asks for a survey, not for a book review', async () => {
    expect(await found('a review on kite storms')).toEqual(['survey']);
    expect((await found('survey of kite storms'))[0]).toBe('survey');
  });

  it('excludes what must not be in it', async () => {
    const documents = await found('kite control NOT neural');
    expect(documents[0]).toBe('plain');
    expect(documents).not.toContain('neural');
  });

  it.each([
    ['neural vs rules', 'neural rules'],
    ['papers about kite storms', 'kite storms'],
    ['what is a kite storm', 'kite storm'],
    ['how do kite storms work', 'kite storms'],
  ])('%s is searched as %s', async (query, plain) => {
    expect(await found(query)).toEqual(await found(plain));
  });
});

it('doesn’t narrow if plain words are requested, or if narrowing leaves nothing', async () => {
  const literal = await engine.find({ query: 'quill 2019', isLiteral: true });
  expect(literal.understood).toBeUndefined();
  expect(literal.hits.map(({ paper }) => paper.id)).toContain('test:cites');
  expect((await engine.find({ query: 'harbours 1998' })).understood).toBeUndefined();
});

it('reads no venue or year in a misspelt piece of a title', async () => {
  const { hits, understood } = await engine.find({ query: 'of the kacl 2019 evaluaiton' });
  expect(understood).toBeUndefined();
  expect(hits[0]?.paper.id).toBe('test:kite-day');
});

it('prefers the name of a thing in a title to a person', async () => {
  expect((await engine.find({ query: 'DAGGA' })).understood).toBeUndefined();
  expect(await found('DAGGA')).toEqual(['dagga', 'dagga-again', 'dagga-by']);
});

it('reads two letters as a name only with a year or a capital', async () => {
  expect((await engine.find({ query: 'na' })).understood).toBeUndefined();
  expect((await engine.find({ query: 'mo na ya' })).understood).toBeUndefined();
  for (const query of ['Na', 'na 2021'])
    expect((await engine.find({ query })).understood?.people, query).toEqual(['Futo Na']);
});

it('names the words that no paper mentions, but only if something else was found', async () => {
  expect((await engine.find({ query: 'kite quantum flubberty' })).notices).toEqual([
    { kind: 'not-mentioned', words: ['quantum', 'flubberty'] },
  ]);
  const { notices } = await engine.find({ query: 'Wexler et al. kite' });
  expect(notices).toContainEqual({ kind: 'not-mentioned', words: ['Wexler'] });
  for (const query of ['kite storms', 'flubberty', 'kite quill'])
    expect((await engine.find({ query })).notices, query).toEqual([]);
});

it('names the words of an unsuccessful query that no paper and no author has, unless it’s all of them', async () => {
  for (const query of ['wexler 1871', 'wexler harbours -boats', 'harbours wexler author:quill'])
    expect((await engine.find({ query })).notices, query).toContainEqual({
      kind: 'not-known',
      words: ['wexler'],
    });
  for (const query of ['wexler', 'the wexler', 'wexler of flubberty'])
    expect((await engine.find({ query })).notices, query).toEqual([]);
});

it('strips the small words from a topic', async () => {
  const { understood } = await engine.find({ query: 'papers since 2018 on kite control' });
  expect(understood).toMatchObject({ topic: 'kite control', after: '2018' });
});

it('reads a time and a venue with a phrase, but no people', async () => {
  expect(await found('"kite control" since 2018')).toEqual(['neural']);
  expect(await found('"kite control" KACL')).toEqual(['plain']);
  expect((await engine.find({ query: '"kite control" quill' })).understood).toBeUndefined();
});

it.each([
  'kite control excluding neural',
  'kite control but not neural',
  'kite control other than neural',
  'kite control, but without neural',
  'kite control (not neural)',
  'kite control –neural',
  'kite control without neural',
])('excludes what must not be in it, however that is phrased: %s', async (query) => {
  const documents = await found(query);
  expect(documents[0]).toBe('plain');
  expect(documents).not.toContain('neural');
});

it('excludes a query’s only word, except in all capitals', async () => {
  const without = async (query: string) => (await engine.find({ query, limit: 100 })).hits.length;
  expect(await without('NOT neural')).toBe(await without('-neural'));
  expect((await found('NOT NEURAL'))[0]).toBe('neural');
});

it.each([
  "I'm looking for papers on kite storms",
  'can you find me something about kite storms?',
  'are there any papers on kite storms',
])('drops the words of asking: %s', async (query) => {
  expect(await found(query)).toEqual(await found('kite storms'));
});

it('reads no conditions in a whole title, a phrase or a passage', async () => {
  const titles = ['Winds of One Year', 'A Survey of Kite Storms', 'Book Review: Kite Storms by Ida Other'];
  for (const query of [...titles, '"quill 2019"', `${'boats and harbours '.repeat(5)}quill 2019`])
    expect((await engine.find({ query })).understood, query).toBeUndefined();
});

it('says which words a query leaves out', async () => {
  const { understood } = await engine.find({ query: 'kite control without neural' });
  expect(understood).toMatchObject({ topic: 'kite control', excluded: ['neural'] });
});

it('reads no one whose name is only written in pieces in a word that texts have', async () => {
  expect((await engine.find({ query: 'xugrove' })).understood?.people).toEqual(['Ming Xu Grove']);
  expect((await engine.find({ query: 'futoma' })).understood).toBeUndefined();
});

it('three letters without a first name begin no name: they are a word', async () => {
  for (const query of ['mon', 'lin', 'cri', 'dag'])
    expect((await engine.find({ query })).understood?.people ?? [], query).toEqual([]);
});
