import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { createSearchEngine } from '../../src/search/engine.ts';
import type { SearchOutcome } from '../../src/search/search.ts';
import { bundledCatalog } from './bundled.ts';

const RAG = '2005.11401';
const S4 = '2111.00396';
const engine = createSearchEngine({ catalog: bundledCatalog() });

const ids = ({ hits }: SearchOutcome) => hits.map(({ paper }) => paper.id);
const find = (query: string) => engine.find({ query });

function paper(id: string, fields: Partial<Paper> = {}): Paper {
  return { id, title: `Paper ${id}`, authors: [], ...fields };
}

describe('finding papers', () => {
  it('puts the paper with the words in its title first', async () => {
    expect(ids(await find('retrieval augmented'))[0]).toBe(RAG);
  });

  it.each([RAG, `arXiv:${RAG}v2`, `https://arxiv.org/pdf/${RAG}`, `https://huggingface.co/papers/${RAG}`])(
    'resolves %s to that one paper',
    async (query) => {
      expect(await find(query)).toMatchObject({
        hits: [{ paper: { id: RAG }, score: 1 }],
        total: 1,
        notices: [],
      });
    },
  );

  it('says that an unknown id is not in the catalog', async () => {
    expect(await find('2401.00001')).toMatchObject({
      hits: [],
      total: 0,
      notices: [{ kind: 'no-such-paper', id: '2401.00001' }],
    });
  });

  it('repairs misspelt words and says so', async () => {
    const outcome = await find('retreival augmentd');
    expect(ids(outcome)[0]).toBe(RAG);
    expect(outcome.corrections).toEqual([
      { from: 'retreival', to: 'retrieval' },
      { from: 'augmentd', to: 'augmented' },
    ]);
  });

  it('never corrects a word that the catalog knows', async () => {
    expect((await find('sequence modeling')).corrections).toEqual([]);
  });

  it('narrows by author, category and dates, given as options or in the text', async () => {
    expect(ids(await engine.find({ query: 'sequence', author: 'Albert Gu' }))).toEqual([S4]);
    expect(ids(await find('sequence author:"Albert Gu"'))).toEqual([S4]);
    expect(ids(await find('author:gu after:2021-10 before:2021-10-31'))).toEqual([S4]);
    expect(ids(await find('author:gu cat:q-bio'))).toEqual([]);
  });

  it('reports which options narrowed it, except empty ones and invalid dates', async () => {
    const request = { query: 'sequence', author: ' Albert Gu ', category: '', after: 'soon', before: '2024' };
    const { parsed, notices } = await engine.find(request);
    expect(parsed).toEqual({ filters: { author: 'Albert Gu', before: '2024' }, isEmpty: false });
    expect(notices).toEqual([{ kind: 'unread-date', option: 'after', given: 'soon' }]);
  });

  it('lists the newest first for conditions without words', async () => {
    const { hits } = await find('after:2024 before:2025-12');
    const days = hits.map(({ paper: { published } }) => published ?? '');
    expect(days).toEqual([...days].sort().reverse());
    expect(days.at(-1)?.slice(0, 4)).toMatch(/202[45]/);
  });

  it('finds no phrase across two keywords, nor from the abstract into the summary', async () => {
    const papers = [
      paper('a', {
        title: 'A',
        abstract: 'Kites read.',
        summary: 'Maps help.',
        keywords: ['language model', 'editing'],
      }),
    ];
    const small = createSearchEngine({ catalog: createCatalog(papers) });
    const count = async (query: string) => (await small.find({ query })).total;
    expect(await count('"language model"')).toBe(1);
    expect(await count('"model editing"')).toBe(0);
    expect(await count('"read maps"')).toBe(0);
  });

  it('matches a phrase word for word and leaves out what is excluded', async () => {
    const phrase = await find('"structured state spaces"');
    expect(ids(phrase)).toEqual([S4]);
    expect(ids(await find('long sequences -structured'))).not.toContain(S4);
  });

  it('pages through one order without gaps or repetitions', async () => {
    const all = ids(await engine.find({ query: 'language models', limit: 20 }));
    const first = ids(await engine.find({ query: 'language models', limit: 5 }));
    const second = ids(await engine.find({ query: 'language models', limit: 5, offset: 5 }));
    expect([...first, ...second]).toEqual(all.slice(0, 10));
  });

  it('sorts the papers with the words by date or by votes', async () => {
    const catalog = createCatalog([
      paper('a', { title: 'Graph transformer', published: '2020', upvotes: 9 }),
      paper('b', { title: 'A graph transformer again', published: '2023-05', upvotes: 1 }),
      paper('c', { title: 'A graph', published: '2024', upvotes: 99 }),
    ]);
    const small = createSearchEngine({ catalog });
    const newest = await small.find({ query: 'graph transformer', sort: 'newest' });
    expect(ids(newest)).toEqual(['b', 'a']);
    expect(newest.total).toBe(2);
    expect(ids(await small.find({ query: 'graph transformer', sort: 'votes' }))).toEqual(['a', 'b']);
  });

  it.each([
    ['nothing', ''],
    ['only stop words', 'the of and'],
    ['only emoji', '🔥🔥🧪'],
    ['6,000 characters', 'sequence '.repeat(666)],
    ['control characters', '\u0000\u001b[31m sequence \u202e'],
    ['an open quote', '"sequence'],
    ['a lone colon', 'author:'],
    ['markup', '@everyone [x](javascript:alert(1))'],
  ])('answers %s with a clean result', async (_, query) => {
    const outcome = await find(query);
    expect(outcome.total).toBeGreaterThanOrEqual(outcome.hits.length);
  });

  it('works on an empty catalog', async () => {
    const empty = createSearchEngine({ catalog: createCatalog([]) });
    expect(await empty.find({ query: 'anything' })).toMatchObject({ hits: [], total: 0 });
    expect(empty.suggest('paper', 'a')).toEqual([]);
    expect(await empty.similar('x')).toEqual([]);
    expect(await empty.answer('what is this?')).toEqual({ quotes: [], corrections: [] });
  });

  it('says which conditions leave nothing, and finds a paper by its key alone', async () => {
    const { total, notices } = await engine.find({ query: 'retrieval cat:nothing author:lewis -dna' });
    expect(total).toBe(0);
    expect(notices).toEqual([
      { kind: 'leaves-nothing', conditions: ['-dna', 'author:lewis', 'cat:nothing'] },
    ]);
    expect((await engine.find({ query: 'retrieval cat:nothing' })).notices).toEqual([
      { kind: 'leaves-nothing', conditions: ['cat:nothing'] },
    ]);
    const keyed = createSearchEngine({ catalog: createCatalog([paper('acl:N19-1423', { title: 'BERT' })]) });
    expect((await keyed.find({ query: 'N19-1423' })).hits[0]?.paper.id).toBe('acl:N19-1423');
  });
});

describe('suggesting', () => {
  it('completes a title from its beginning, any of its words, a typo or an id', () => {
    const first = (typed: string) => engine.suggest('paper', typed)[0]?.value;
    expect(first('retrieval-aug')).toBe(RAG);
    expect(first('knowledge intens')).toBe(RAG);
    expect(first('retreival')).toBe(RAG);
    expect(first(RAG)).toBe(RAG);
  });

  it('completes authors and categories', () => {
    expect(engine.suggest('author', 'patrick le')[0]).toEqual({
      label: 'Patrick Lewis',
      value: 'Patrick Lewis',
    });
    expect(engine.suggest('category', 'cs.c')[0]?.value).toBe('cs.CL');
  });

  it.each([
    ['lew', ['Mike Lewis · 1 paper', 'Patrick Lewis · 1 paper']],
    ['patrick lew', ['Patrick Lewis · 1 paper']],
    ['lewis, p', ['Patrick Lewis · 1 paper']],
    ['vaswa', ['Ashish Vaswani · 1 paper']],
    ['vaswnai', ['Ashish Vaswani']],
  ])('completes people in a search query, too: %s', (typed, expected) => {
    expect(engine.suggest('query', typed).map(({ label }) => label)).toEqual(expected);
  });

  it('completes titles in a search query like in an option for papers', () => {
    for (const typed of ['retrieval-aug', 'retreival', 'knowledge intens', RAG, '', 'a'])
      expect(engine.suggest('query', typed), typed).toEqual(engine.suggest('paper', typed));
  });

  it('puts titles with that beginning first, then people, who keep their slots, then other titles', () => {
    const owls = (count: number) => [
      ...Array.from({ length: count }, (_, i) =>
        paper(`owl-${i}`, { title: `Owls ${i}`, authors: ['Ada Owley'] }),
      ),
      paper('of', { title: 'The owls of Bath', authors: ['Bo Owlden'] }),
    ];
    const labels = (count: number, limit: number) =>
      createSearchEngine({ catalog: createCatalog(owls(count)) })
        .suggest('query', 'owl', limit)
        .map(({ value }) => value.replace(/-.*/, ''));
    expect(labels(2, 25)).toEqual(['owl', 'owl', 'Ada Owley', 'Bo Owlden', 'of']);
    expect(labels(9, 5)).toEqual(['owl', 'owl', 'owl', 'Ada Owley', 'Bo Owlden']);
  });

  it('gives the id itself if it fits a choice', () => {
    const id = `archive:${'deep-'.repeat(15)}`;
    const held = createSearchEngine({ catalog: createCatalog([paper(id, { title: 'Folded proteins' })]) });
    expect(held.suggest('paper', 'folded')[0]?.value).toBe(id);
  });

  it('completes a paper whose id doesn’t fit a choice, and finds it by the chosen value', async () => {
    const id = `archive:${'deep/'.repeat(30)}`;
    const long = createSearchEngine({ catalog: createCatalog([paper(id, { title: 'Folded proteins' })]) });
    const [choice] = long.suggest('paper', 'folded');
    expect(choice?.value.length).toBeLessThanOrEqual(100);
    const { hits, total } = await long.find({ query: choice?.value ?? '' });
    expect([total, hits[0]?.paper.id]).toEqual([1, id]);
  });

  it('cuts a long label between two characters', () => {
    const long = createSearchEngine({
      catalog: createCatalog([paper('x', { title: `family ${'👨‍👩‍👧'.repeat(40)}` })]),
    });
    const [choice] = long.suggest('paper', 'family');
    expect(choice?.label.length).toBeLessThanOrEqual(100);
    expect(choice?.label).toMatch(/👨‍👩‍👧…$/u);
  });
});

describe('similar papers and answers', () => {
  it('gives other papers with the same content, never the paper itself', async () => {
    const hits = await engine.similar(S4);
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.map(({ paper: { id } }) => id)).not.toContain(S4);
    expect(await engine.similar('unknown')).toEqual([]);
  });

  it('gives papers like several at once: one like both before one equally like only one of them', async () => {
    const catalog = createCatalog([
      paper('owls', { title: 'Owls hunting voles by night in winter woods' }),
      paper('bats', { title: 'Bats catching moths over summer ponds' }),
      paper('both', { title: 'Owls hunting and bats catching compared' }),
      paper('one', { title: 'Owls hunting elsewhere and never compared' }),
      ...Array.from({ length: 30 }, (_, i) => paper(`x${i}`, { title: `Trains number ${i} on rails` })),
    ]);
    const small = createSearchEngine({ catalog });
    const hits = await small.similar(['owls', 'bats', 'nobody']);
    expect(hits.map(({ paper: { id } }) => id)).toEqual(['both', 'one']);
    expect(await small.similar([])).toEqual([]);
  });

  it('gives no paper rather than one that shares a word by chance', async () => {
    const catalog = createCatalog([
      paper('owls', { title: 'Owls and their notes' }),
      paper('trains', { title: 'Notes on trains, rails and stations' }),
      ...Array.from({ length: 30 }, (_, i) => paper(`x${i}`, { title: `Ships number ${i}` })),
    ]);
    expect(await createSearchEngine({ catalog }).similar('owls')).toEqual([]);
  });

  it('requires more shared words from long texts than from titles', async () => {
    const words = (name: string) =>
      Array.from({ length: 20 }, (_, i) => `${name}${'abcdefghijklmnopqrst'[i]}`);
    const text = (name: string, shared: string) => `${words(name).join(' ')} ${shared} ${shared} ${shared}.`;
    const catalog = createCatalog([
      paper('wheat', { title: 'Wheat', abstract: text('farm', 'rotation fertility soil') }),
      paper('vectors', { title: 'Vectors', abstract: text('space', 'rotation fertility soil') }),
      paper('rye', { title: 'Rye', abstract: text('field', 'rotation fertility soil nitrogen') }),
      paper('oats', { title: 'Oats', abstract: text('mill', 'rotation fertility soil nitrogen') }),
      ...Array.from({ length: 30 }, (_, i) => paper(`x${i}`, { title: `Ships number ${i}` })),
    ]);
    const like = createSearchEngine({ catalog });
    expect(await like.similar('wheat')).toEqual([]);
    expect((await like.similar('rye')).map(({ paper: { id } }) => id)).toEqual(['oats']);
  });

  it('quotes the sentence that answers, and nothing if none does', async () => {
    const [quote] = (await engine.answer('What is S4?')).quotes;
    expect(quote).toMatchObject({ paper: { id: S4 } });
    expect((await engine.answer('How long does sourdough ferment in a fridge?')).quotes).toEqual([]);
  });
});

describe('a link', () => {
  const bert = paper('acl:N19-1423', {
    title: 'BERT: Pre-training',
    url: 'https://aclanthology.org/N19-1423',
  });
  const gpt = paper('or:gpt', {
    title: 'Generative Pre-training',
    url: 'https://openreview.net/forum?id=gpt',
  });
  const linked = createSearchEngine({ catalog: createCatalog([bert, gpt, paper('x:1')]) });

  it.each([
    ['https://aclanthology.org/N19-1423 BERT', ['acl:N19-1423']],
    ['[BERT](https://aclanthology.org/N19-1423)', ['acl:N19-1423']],
    [
      'see https://openreview.net/forum?id=gpt and https://aclanthology.org/N19-1423 please',
      ['or:gpt', 'acl:N19-1423'],
    ],
  ])('in a text leads to its paper: %s', async (query, expected) => {
    const outcome = await linked.find({ query });
    expect(ids(outcome)).toEqual(expected);
    expect(outcome.total).toBe(expected.length);
  });

  it('that leads nowhere finds nothing, whatever it contains', async () => {
    expect(await linked.find({ query: 'https://example.org/pre-training' })).toEqual({
      hits: [],
      total: 0,
      corrections: [],
      notices: [{ kind: 'unknown-links', links: 1 }],
      parsed: { filters: {}, isEmpty: false },
    });
  });

  it('that leads nowhere is left out of the words around it', async () => {
    const outcome = await linked.find({ query: 'generative https://example.org/bert' });
    expect(ids(outcome)).toEqual(['or:gpt']);
    expect(outcome.notices).toEqual([{ kind: 'unknown-links', links: 1 }]);
  });
});

it('most votes first says so if nobody voted', async () => {
  const unvoted = createSearchEngine({
    catalog: createCatalog([paper('a', { title: 'Owls' }), paper('b', { title: 'Owls again' })]),
  });
  const { notices } = await unvoted.find({ query: 'owls', sort: 'votes' });
  expect(notices).toEqual([{ kind: 'no-votes' }]);
  const voted = createSearchEngine({
    catalog: createCatalog([paper('a', { title: 'Owls' }), paper('b', { title: 'Owls', upvotes: 2 })]),
  });
  expect((await voted.find({ query: 'owls', sort: 'votes' })).notices).toEqual([]);
});

it('an empty phrase lists the newest papers and says that there is no word in it', async () => {
  expect(await find('""')).toMatchObject({
    notices: [{ kind: 'no-words' }],
    parsed: { isEmpty: true },
  });
});

it('small words list titles that contain them and say so, else the newest papers', async () => {
  const small = createSearchEngine({
    catalog: createCatalog([paper('a', { title: 'The Owls' }), paper('b', { title: 'Owls again' })]),
  });
  const found = async (query: string) => {
    const { hits, notices } = await small.find({ query });
    return [hits.length, ...notices.map(({ kind }) => kind)];
  };
  expect(await found('the')).toEqual([1, 'in-titles']);
  expect(await found('"the"')).toEqual([1]);
  expect(await found('the of')).toEqual([2, 'no-words']);
});

it('a year without matches is reported, unless papers contain the number', async () => {
  const dated = createSearchEngine({
    catalog: createCatalog([
      paper('a', { title: 'Owls at night', published: '2019' }),
      paper('b', { title: 'Kites of the 2020 storm', published: '2021' }),
      paper('c', { title: 'Herons', published: '2020' }),
    ]),
  });
  const found = async (query: string) => {
    const { hits, notices } = await dated.find({ query });
    return [hits[0]?.paper.id, ...notices.map(({ kind }) => kind)];
  };
  expect(await found('2020 owls')).toEqual(['a', 'not-at-that-time']);
  expect(await found('owls 2020')).toEqual(['a', 'not-at-that-time']);
  expect(await found('kites 2020')).toEqual(['b']);
  expect(await found('herons 2020')).toEqual(['c']);
});

it('a condition without matches is reported as typed', async () => {
  const { notices } = await find('year:1850');
  expect(notices).toEqual([{ kind: 'leaves-nothing', conditions: ['year:1850'] }]);
  expect((await find('after:1850 before:1851')).notices).toEqual([
    { kind: 'leaves-nothing', conditions: ['after:1850', 'before:1851'] },
  ]);
});

it('words that qualify an unknown one find nothing', async () => {
  const based = createSearchEngine({
    catalog: createCatalog([paper('a', { title: 'Owl based 2.0 kites' })]),
  });
  expect((await based.find({ query: 'zeppelin-based' })).total).toBe(0);
  expect((await based.find({ query: 'zeppelin 2.0' })).total).toBe(0);
  expect((await based.find({ query: 'owl-based' })).total).toBe(1);
});

describe('suggestions', () => {
  const named = createSearchEngine({
    catalog: createCatalog([
      paper('a:1', { title: 'BERT Rocks' }),
      paper('acl:N19-1423', { title: 'BERT: Pre-training of Deep Transformers for Language Understanding' }),
    ]),
  });

  it('put the paper that introduced the name first', () => {
    const values = (typed: string) => named.suggest('paper', typed).map(({ value }) => value);
    expect(values('bert')).toEqual(['acl:N19-1423', 'a:1']);
    expect(values('bert r')).toEqual(['a:1']);
  });

  it('know a paper by its key', () => {
    expect(named.suggest('paper', 'n19-1423').map(({ value }) => value)).toEqual(['acl:N19-1423']);
  });
});
