import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createSearchEngine, openEngine, type RankingEngine } from '../../src/search/engine.ts';
import { createIndexBuilder } from '../../src/search/index/build.ts';
import { indexedText } from '../../src/search/index/indexed-text.ts';
import type { Turns } from '../../src/turns/turns.ts';

const BIRDS = ['owls', 'hawks', 'terns', 'wrens', 'swifts', 'herons', 'ravens', 'finches'];
const DEEDS = ['hunting', 'nesting', 'singing', 'migrating', 'moulting'];

/** Enough papers with words in common that a pass over them takes several steps. */
const papers = Array.from({ length: 12_000 }, (_, i) => ({
  id: `test:${i}`,
  title: `On ${BIRDS[i % 8]} and their ${DEEDS[i % 5]} habits in the year ${i % 97}`,
  abstract: `We watch ${BIRDS[i % 8]} while ${DEEDS[i % 5]}. Their habits change with the light of season ${i % 89}.`,
  authors: ['Ada Example'],
  categories: [i % 3 === 0 ? 'bio.A' : 'bio.B'],
}));
const catalog = createCatalog(papers);
const builder = createIndexBuilder();
for (const paper of papers) builder.add(indexedText(paper));
const index = builder.finish();

/** An engine whose work is watched: `between` is called after each step of it. */
function engineWith(between: (engine: RankingEngine) => void): RankingEngine {
  const turns: Turns = {
    async run(steps) {
      for (;;) {
        const { done, value } = steps.next();
        if (done) return value;
        between(engine);
      }
    },
  };
  const engine = openEngine(catalog, index, turns);
  return engine;
}

const WORK: readonly (readonly [
  what: string,
  least: number,
  ask: (engine: RankingEngine) => Promise<unknown>,
])[] = [
  ['a search', 4, (engine) => engine.find({ query: 'owls hunting habits' })],
  ['a misspelt search', 10, (engine) => engine.find({ query: 'habist of ravnes sinigng' })],
  ['a search with a condition', 6, (engine) => engine.find({ query: 'habits cat:bio.A' })],
  ['a search for a phrase', 6, (engine) => engine.find({ query: '"nesting habits" -owls' })],
  ['a search without words', 4, (engine) => engine.find({ query: 'cat:bio.B', sort: 'newest' })],
  ['a look for similar papers', 2, (engine) => engine.similar('test:7')],
  ['a question', 20, (engine) => engine.answer('When do herons change their habits?')],
];

describe('an engine lets other work in between the steps of', () => {
  it.each(WORK)('%s', async (_, least, ask) => {
    let steps = 0;
    await ask(
      engineWith(() => {
        steps++;
      }),
    );
    expect(steps).toBeGreaterThanOrEqual(least);
  });
});

describe('what comes in between changes nothing in', () => {
  const undisturbed = createSearchEngine({ catalog });
  const disturbed = engineWith((engine) => {
    engine.rank('finches migrating light', 5);
    engine.suggest('paper', 'on hawsk and th');
    engine.suggest('author', 'ada exmaple');
  });

  it.each(WORK)('%s', async (_, __, ask) => {
    expect(await ask(disturbed)).toEqual(await ask(undisturbed));
  });
});

it('thirty searches at once find what each finds alone', async () => {
  const engine = createSearchEngine({ catalog });
  const queries = Array.from({ length: 30 }, (_, i) => ({
    query: `${BIRDS[i % 8]} ${DEEDS[i % 5]} ${i % 2 === 0 ? 'habits' : 'habist'} season ${i}`,
  }));
  const alone = [];
  for (const request of queries) alone.push(await engine.find(request));
  expect(await Promise.all(queries.map((request) => engine.find(request)))).toEqual(alone);
});
