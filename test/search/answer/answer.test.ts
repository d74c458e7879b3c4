import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { bundledCatalog } from '../bundled.ts';

function paper(id: string, title: string, abstract: string): Paper {
  return { id, title, abstract, authors: [] };
}

function ask(papers: readonly Paper[], question: string, limit?: number) {
  return createSearchEngine({ catalog: createCatalog(papers) }).answer(question, limit);
}

const bundled = createSearchEngine({ catalog: bundledCatalog() });

/** Sentences on other subjects, so that the tests' words are rare. */
const OTHERS = [
  'Parsing sentences of Finnish with few examples.',
  'Graphs of proteins and their folding.',
  'Speech of children in noisy rooms.',
  'Optimizers for very large batches.',
  'Maps of rivers from satellite images.',
].map((text, i) => paper(`x:${i}`, text, `${text} We report on it at length, and release the data.`));

describe('the quoted sentence', () => {
  it('says what something is if asked', async () => {
    const about = paper(
      'x:knit',
      'Weft knitting by neural networks',
      'Weft knitting has become popular in recent years. We train networks on weft knitting patterns. Weft knitting is the craft of making fabric of one thread. Our code is public.',
    );
    const { quotes } = await ask([about, ...OTHERS], 'What is weft knitting?');
    expect(quotes.map(({ sentence }) => sentence)).toEqual([
      'Weft knitting is the craft of making fabric of one thread.',
    ]);
  });

  it('has a figure if one is asked for', async () => {
    const about = paper(
      'x:scarf',
      'A corpus of scarves',
      'Scarves in the corpus come from museums. The corpus holds 14,000 scarves of five countries. We describe how the scarves of the corpus were drawn.',
    );
    const { quotes } = await ask([about, ...OTHERS], 'How many scarves are in the corpus?');
    expect(quotes[0]?.sentence).toBe('The corpus holds 14,000 scarves of five countries.');
  });

  it('states a finding rather than background', async () => {
    const about = paper(
      'x:yarn',
      'Yarn and warmth',
      'In recent years, the warmth of yarn has attracted much attention. We find that the warmth of yarn depends on its twist.',
    );
    const { quotes } = await ask([about, ...OTHERS], 'Does the warmth of yarn depend on anything?');
    expect(quotes[0]?.sentence).toBe('We find that the warmth of yarn depends on its twist.');
  });

  it('comes from the paper whose title has the name, even if no sentence repeats it', async () => {
    const about = paper(
      'x:net',
      'KnitNet: networks that knit',
      'Looms are slow. We present a network that knits at the speed of a machine.',
    );
    const { quotes } = await ask([about, ...OTHERS], 'what is KnitNet?');
    expect(quotes).toMatchObject([
      { paper: about, sentence: 'We present a network that knits at the speed of a machine.' },
    ]);
  });
});

describe('an answer', () => {
  it('quotes at most as many papers as requested, each once, and is the same each time', async () => {
    const papers = [1, 2, 3, 4, 5].map((n) =>
      paper(
        `x:k${n}`,
        `Knitting machines, part ${n}`,
        `We show that knitting machines save ${n} hours a day.`,
      ),
    );
    const { quotes } = await ask([...papers, ...OTHERS], 'Do knitting machines save time?');
    expect(quotes).toHaveLength(3);
    expect(new Set(quotes.map((quote) => quote.paper.id)).size).toBe(3);
    expect((await ask([...papers, ...OTHERS], 'Do knitting machines save time?', 1)).quotes).toEqual(
      quotes.slice(0, 1),
    );
  });

  it('leaves out papers that cover the question much less than the best one', async () => {
    const { quotes } = await bundled.answer('How many prompts are in T2ISafety?');
    expect(quotes.map((quote) => quote.paper.id)).toEqual(['2501.12612']);
  });

  it('reads a misspelt question, and says what it read', async () => {
    const { quotes, corrections } = await bundled.answer('How does divers beam serch work?');
    expect(quotes[0]?.paper.id).toBe('1610.02424');
    expect(corrections).toContainEqual({ from: 'serch', to: 'search' });
  });

  it('doesn’t correct a word that only resembles a stop word', async () => {
    expect(await bundled.answer('what do dogs eat?')).toEqual({ quotes: [], corrections: [] });
  });

  it('reports no corrections if nothing answers', async () => {
    expect(await bundled.answer('How do I cook a modle of chocolate?')).toEqual({
      quotes: [],
      corrections: [],
    });
  });

  it.each([
    'Can you tell me what RAG is?',
    'hey, please explain RAG to me',
    'I want to know what RAG means.',
    'what does RAG stand for?',
    'who wrote about RAG?',
    'latest papers on RAG',
    'RAG',
  ])('doesn’t depend on the phrasing: %s', async (question) => {
    expect((await bundled.answer(question)).quotes[0]?.paper.id).toBe('2005.11401');
  });

  it.each([
    ['nothing', ''],
    ['a blank', '   '],
    ['stop words', 'what is the and of it?'],
    ['words of every day', 'how can I use this to make it work better?'],
    ['signs', '?!()[]{}\\^$.*+|'],
    ['an emoji', '🤔'],
    ['markup', '@everyone [x](javascript:alert(1)) <script>'],
    ['one long word', 'x'.repeat(10_000)],
    ['very many words', 'lorem ipsum dolor sit amet '.repeat(2_000)],
  ])('to %s is none', async (_, question) => {
    expect((await bundled.answer(question)).quotes).toEqual([]);
  });

  it('of an empty catalog is none', async () => {
    expect(await ask([], 'What is RAG?')).toEqual({ quotes: [], corrections: [] });
  });
});
