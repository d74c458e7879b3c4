import { expect, it } from 'vitest';
import { answer } from '../../src/view/answer.ts';
import { drawn } from '../support/drawn.ts';
import { fullPaper, paper } from '../support/papers.ts';

it('an answer quotes each paper with a link', () => {
  const quotes = [
    { paper: fullPaper, sentence: 'Kites *fly*.', score: 1 },
    { paper: paper('acl:x'), sentence: 'So be it.', score: 1 },
  ];
  const corrections = [{ from: 'fyl', to: 'fly' }];
  expect(drawn(answer('why *fyl*?', { quotes, corrections }))).toEqual([
    '▌3f6fd9',
    '### why \\*fyl\\*?',
    '-# Showing quotes for **fly**. You typed “fyl”.',
    '> Kites \\*fly\\*.',
    '**Kites \\*and\\* letters**',
    '-# Ada North, Bo West, Cy East +5 · 2 January 2024 · cs.CL · ▲ 37 · 💬 4 · ★ 1.2k',
    '[Read](https://arxiv.org/abs/2401.00001)',
    '> So be it.',
    '**Title of acl:x**',
    '-# Ada Lovelace',
    '▾ Open a paper (only you will see it) (paper:open)',
    '· 1. Kites *and* letters = 2401.00001 (2 January 2024 · Ada North, Bo West +6)',
    '· 2. Title of acl:x = acl:x (Ada Lovelace)',
    '· Save papers… = +save (Save some of these to your library)',
    '-# Quoted from the abstracts and summaries in my catalog.',
  ]);
});

it('an answer says so if nothing in the catalog answers the question', () => {
  expect(drawn(answer('why *fly*?', { quotes: [], corrections: [] }))).toEqual([
    "I couldn't find an answer to “why \\*fly\\*?”. I only quote abstracts and summaries in my catalog. Try `/search` for papers on the topic.",
  ]);
});

it('an answer names papers without a sentence after those with one', () => {
  const quotes = [
    { paper: paper('acl:named'), score: 2 },
    { paper: paper('acl:quoted'), sentence: 'So be it.', score: 1 },
  ];
  expect(drawn(answer('why?', { quotes, corrections: [] })).slice(1, 8)).toEqual([
    '### why?',
    '> So be it.',
    '**Title of acl:quoted**',
    '-# Ada Lovelace',
    '-# Also on this:',
    '**Title of acl:named**',
    '-# Ada Lovelace',
  ]);
});

it('an answer that only names papers says that no sentence was found', () => {
  const lines = drawn(answer('why?', { quotes: [{ paper: paper('acl:x'), score: 1 }], corrections: [] }));
  expect(lines.slice(1, 4)).toEqual([
    '### why?',
    "I couldn't find a sentence that answers this, but this paper is about it.",
    '**Title of acl:x**',
  ]);
  expect(lines.join('\n')).not.toContain('Quoted from');
  const two = ['acl:x', 'acl:y'].map((id) => ({ paper: paper(id), score: 1 }));
  expect(drawn(answer('why?', { quotes: two, corrections: [] }))).toContain(
    "I couldn't find a sentence that answers this, but these papers are about it.",
  );
});

it.each([
  ['authors', { authors: ['Ada *L*'] }, "It's by Ada \\*L\\*."],
  ['authors', { authors: ['A', 'B', 'C'] }, "It's by A, B and C."],
  [
    'authors',
    { authors: Array.from('ABCDEFGHIJKLMN') },
    "It's by A, B, C, D, E, F, G, H, I, J, K, L and 2 more.",
  ],
  ['authors', { authors: [] }, "My catalog doesn't say who wrote this."],
  ['day', { published: '2020-05-22' }, 'It came out on 22 May 2020.'],
  ['day', { published: '2020-05' }, 'It came out in May 2020.'],
  ['day', { published: '2020' }, 'It came out in 2020.'],
  ['both', { published: '2020', authors: ['Ada Lovelace'] }, "It's by Ada Lovelace. It came out in 2020."],
  ['day', {}, "My catalog doesn't say when this came out."],
] as const)('an answer by the record says it in a sentence: %s of %j', (byRecord, given, said) => {
  const quotes = [{ paper: { ...paper('acl:x'), ...given }, score: 1 }];
  expect(drawn(answer('who?', { quotes, corrections: [], byRecord })).slice(1, 4)).toEqual([
    '### who?',
    said,
    '**Title of acl:x**',
  ]);
});
