import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Follow } from '../../src/follow/follow.ts';
import { createFollowIndex } from '../../src/follow/follow-index.ts';
import { createFollowMatchers } from '../../src/follow/matcher.ts';
import { readFollow } from '../../src/follow/read-follow.ts';
import { readPaper } from '../../src/follow/read-paper.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { createAcronyms, explainedIn } from '../../src/search/match/acronyms.ts';
import { paper } from '../support/papers.ts';

/** Words of which some are near each other in every way that the matcher knows. */
const WORDS = [
  ...'model models modelling graph graphs neural network networks pre training pretraining pre-training'.split(
    ' ',
  ),
  ...'text-to-image text image to the of RAG RAGs rag retrieval augmented generation LLM LLMs large language'.split(
    ' ',
  ),
  ...'C++ C# .NET c a.c++ GPT-4 3.5 state-of-the-art Schrödinger Schrodinger naïve Müller Mueller café'.split(
    ' ',
  ),
  ...'学习 机器学习 深度 학습 학습을 강화 ความหมาย ค้นหา กี ก BERT BERTs bert rational relational happy happiness'.split(
    ' ',
  ),
  ...[
    "bayes'",
    'Bayes’',
    "o'brien",
    'x_y',
    'e-mail',
    'email',
    'α-helix',
    'alpha',
    'ragged',
    '🤗',
    '—',
    '(',
    ')',
  ],
];
const NAMES = [
  'Ada Lovelace',
  'A. Lovelace',
  'Lovelace',
  'Ulrike Müller',
  'Mueller',
  'U Muller',
  '张伟',
  '王 伟',
  'Wei Zhang',
  'Zhang W.',
  'Zhi-Hua Zhou',
  'zhi hua zhou',
  'Bob O’Neil',
  'Robert ONeil',
  'B. O’Neil',
  'Zhihua',
];
const CATEGORIES = ['cs', 'cs.CL', 'cs.LG', 'q-bio.NC', 'q-bio', 'math', 'CS.cl'];

const word = fc.constantFrom(...WORDS);
const text = fc.array(word, { maxLength: 12 }).map((list) => list.join(' '));
const clause = fc.oneof(
  { weight: 6, arbitrary: word },
  {
    weight: 2,
    arbitrary: fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => `"${list.join(' ')}"`),
  },
  word.map((one) => `-${one}`),
  fc.constantFrom(...NAMES).map((name) => `author:"${name}"`),
  fc.constantFrom(...CATEGORIES).map((one) => `cat:${one}`),
  fc.string({ maxLength: 6 }),
);
const follow = fc.oneof(
  fc
    .array(clause, { minLength: 1, maxLength: 4 })
    .map((list) => ({ kind: 'words' as const, value: list.join(' ') })),
  fc.constantFrom(...NAMES).map((value) => ({ kind: 'author' as const, value })),
  fc.constantFrom(...CATEGORIES).map((value) => ({ kind: 'category' as const, value })),
);
const papers = fc.array(
  fc.record({
    title: text,
    abstract: text,
    authors: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
    categories: fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 6 },
);

const acronyms = createAcronyms();
for (const one of ['Retrieval-Augmented Generation (RAG)', 'a large language model (LLM)'].flatMap(
  explainedIn,
))
  acronyms.add(one);

describe('the index of follows', () => {
  it('finds the same follows for every paper as matching one by one, whatever counts as rare', () => {
    let matched = 0;
    fc.assert(
      fc.property(
        papers,
        fc.array(follow, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        (drawn, follows, seed) => {
          const index = createFollowIndex<(typeof follows)[number]>({
            acronyms,
            frequency: (key) => (key.length * 7 + seed) % 5,
          });
          for (const one of follows) index.add(one);
          drawn.forEach((over, i) => {
            const held = paper(`p${i}`, over);
            const found = new Set([...index.matching(readPaper(held))].flat());
            expect(follows.filter((one) => found.has(one))).toEqual(
              follows.filter((wanted) => matchesAlone(wanted, held)),
            );
            matched += found.size;
          });
        },
      ),
      { numRuns: 400 },
    );
    expect(matched).toBeGreaterThan(500);
  });

  it('tests a wording once, however many follow it', () => {
    const index = createFollowIndex<Pick<Follow, 'kind' | 'value' | 'personId'>>({
      acronyms,
      frequency: () => 0,
    });
    for (const personId of ['ada', 'bela']) index.add({ kind: 'words', value: 'graph', personId });
    const groups = [...index.matching(readPaper(paper('p', { title: 'On graphs' })))];
    expect(groups.map((group) => group.map(({ personId }) => personId))).toEqual([['ada', 'bela']]);
  });
});

function matchesAlone(one: Parameters<typeof readFollow>[0], held: Paper): boolean {
  const read = readFollow(one, acronyms);
  return read.kind === 'read' && createFollowMatchers()(read.conditions)(readPaper(held));
}
