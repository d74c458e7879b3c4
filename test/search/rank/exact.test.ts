import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { bundledCatalog } from '../bundled.ts';

function paper(id: string, title: string, ...authors: string[]): Paper {
  return { id: `test:${id}`, title, authors, published: '2020-01-01' };
}

const engine = createSearchEngine({
  catalog: createCatalog([
    ...Array.from({ length: 400 }, (_, i) =>
      paper(`many${i}`, `Machine Translation of Machine Translation, Translation ${i}`),
    ),
    paper('one', 'Translation'),
    paper('two', 'Machine Translation'),
    { ...paper('zhang', 'Parsing Trees', 'Qing Zhang'), published: '2001-01-01' },
    paper('other', 'Parsing Graphs', 'Qing Heng Zhang'),
    paper('turned', 'Parsing Strings', 'Zhang Qing'),
    paper('pan', 'Parsing Chains', 'Yi-Cheng Pan'),
    paper('rosset', 'Parsing Speech', 'Sophie Rosset'),
  ]),
});

async function first(query: string): Promise<string | undefined> {
  return (await engine.find({ query })).hits[0]?.paper.id;
}

describe('what is typed in full', () => {
  it('comes first among hundreds of titles that say it more often', async () => {
    expect(await first('machine translation')).toBe('test:two');
    expect(await first('MACHINE TRANSLATION.')).toBe('test:two');
  });

  it('comes first if the title is a single common word', async () => {
    expect(await first('translation')).toBe('test:one');
  });

  it('comes first for every title of the bundled catalog, without capitals and punctuation', async () => {
    const catalog = bundledCatalog();
    const bundled = createSearchEngine({ catalog });
    for (const { id, title } of catalog.all()) {
      const bare = title.toLowerCase().replace(/[^\p{L}\p{N}\s]+/gu, ' ');
      const { hits } = await bundled.find({ query: bare });
      expect(hits[0]?.paper.id, bare).toBe(id);
    }
  });
});

describe('a name as the whole query', () => {
  it.each([
    ['Qing Zhang', 'test:zhang', 'although newer papers are by people called nearly so'],
    ['Zhang Qing', 'test:turned', 'in the order of its words'],
    ['Qing Heng Zhang', 'test:other', 'with its middle name'],
    ['Pan, Yi-cheng', 'test:pan', 'family name first'],
    ['S. Rosset', 'test:rosset', 'with an initial'],
    ['rosset', 'test:rosset', 'by the family name alone'],
  ])('%s finds %s first, %s', async (query, id) => {
    expect(await first(query)).toBe(id);
  });
});

describe('a name that a paper introduced', () => {
  const named = createSearchEngine({
    catalog: createCatalog([
      ...Array.from({ length: 300 }, (_, i) => paper(`on${i}`, `Probing BERT, Pruning BERT ${i}`)),
      { ...paper('later', 'BERT: Another Look'), published: '2022-05-01' },
      { ...paper('bert', 'BERT: Deep Bidirectional Transformers'), published: '2018-10-11' },
      paper('sentence', 'Sentence-BERT: Embeddings by Siamese Networks'),
      paper('dash', 'LoRA - Low-Rank Adaptation of Large Models'),
      paper('phrase', 'A look at pruning: what BERT loses'),
    ]),
  });
  const found = async (query: string) =>
    (await named.find({ query })).hits.map(({ paper: { id } }) => id.replace('test:', ''));

  it('finds that paper first among hundreds that mention it, the earliest before all', async () => {
    expect((await found('BERT')).slice(0, 2)).toEqual(['bert', 'later']);
    expect((await found('what is bert?')).slice(0, 2)).toEqual(['bert', 'later']);
  });

  it('may have two words, or precede a dash', async () => {
    expect((await found('sentence-bert'))[0]).toBe('sentence');
    expect((await found('lora'))[0]).toBe('dash');
  });

  it('isn’t just any phrase before a colon', async () => {
    expect((await found('look at pruning'))[0]).toBe('phrase');
  });
});
