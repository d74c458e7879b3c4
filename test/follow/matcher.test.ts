import { describe, expect, it } from 'vitest';
import type { FollowKind } from '../../src/follow/follow.ts';
import { createFollowMatchers } from '../../src/follow/matcher.ts';
import { readFollow } from '../../src/follow/read-follow.ts';
import { readPaper } from '../../src/follow/read-paper.ts';
import { isSameFollow } from '../../src/follow/same.ts';
import { createAcronyms, explainedIn } from '../../src/search/match/acronyms.ts';
import { paper } from '../support/papers.ts';

const acronyms = createAcronyms();
for (const text of ['Retrieval-Augmented Generation (RAG)', 'a segment anything model (SAM)'])
  for (const one of explainedIn(text)) acronyms.add(one);

const held = paper('p', {
  title: 'Pre-training graph networks for naïve kites',
  abstract: 'Retrieval-augmented generation helps. We train language models in C++. 基于机器学习的分析。',
  keywords: ['message passing'],
  authors: ['Jürgen Schmidhuber', 'Sam Altmann', 'Zhi-Hua Zhou', 'W. Strunk'],
  categories: ['cs.CL', 'q-bio.NC'],
});

function matches(value: string, kind: FollowKind = 'words', one = held): boolean {
  const read = readFollow({ kind, value }, acronyms);
  return read.kind === 'read' && createFollowMatchers()(read.conditions)(readPaper(one));
}

describe('words that are followed', () => {
  it.each([
    'kites graphs',
    'GRAPH network',
    'pretraining',
    'pre training',
    'naive',
    'RAG',
    'rag kites',
    '"language models"',
    '"message passing"',
    'the kites of graphs',
    'c++',
    '机器学习',
    'author:schmidhuber',
    'kites cat:cs',
    'author:"Zhi Hua Zhou" cat:q-bio -zeppelin',
    'kites -"graph kites"',
  ])('match: %s', (value) => expect(matches(value)).toBe(true));

  it.each([
    'kites zeppelins',
    '"graphs networks"',
    '"language model"',
    '"retrieval generation"',
    'kites -graphs',
    'kites author:hinton',
    'kites cat:math',
    'naiv',
    'cat:cs.C',
  ])('do not match: %s', (value) => expect(matches(value)).toBe(false));

  it('that mean nothing by themselves are found next to each other', () => {
    const sea = paper('s', { title: 'Songs of the sea' });
    expect([matches('of the', 'words', sea), matches('the of', 'words', sea)]).toEqual([true, false]);
  });

  it('find a long form by its acronym as written, not by a name that looks like it', () => {
    expect(matches('segment anything models')).toBe(false);
    const used = paper('q', { abstract: 'We prompt SAM.' });
    expect(matches('segment anything models', 'words', used)).toBe(true);
  });
});

describe('an author who is followed', () => {
  it.each(['Jurgen Schmidhuber', 'Schmidhuber, J.', 'juergen schmidhuber', 'Zhihua Zhou', 'William Strunk'])(
    'is found as %s',
    (value) => expect(matches(value, 'author')).toBe(true),
  );

  it.each(['Jan Schmidhuber', 'J. S.', 'Altman', 'kites'])('is not %s', (value) =>
    expect(matches(value, 'author')).toBe(false),
  );
});

describe('two follows', () => {
  it.each([
    ['graph networks', 'Networks  of GRAPHS'],
    ['Müller', 'muller'],
    ['author:"Ada Lovelace"', 'author:"lovelace ada"'],
    ['a "b c" -d', '-D "b c" A'],
  ])('are the same: %s, %s', (a, b) =>
    expect(isSameFollow({ kind: 'words', value: a }, { kind: 'words', value: b })).toBe(true),
  );

  it.each([
    ['graph networks', '"graph networks"'],
    ['kites', 'kites -wind'],
    ['kites', 'author:kites'],
  ])('are not the same: %s, %s', (a, b) =>
    expect(isSameFollow({ kind: 'words', value: a }, { kind: 'words', value: b })).toBe(false),
  );

  it('are the same whether an author is named by kind or in words', () => {
    const author = { kind: 'author', value: 'Ada Lovelace' } as const;
    expect(isSameFollow(author, { kind: 'words', value: 'author:"Ada Lovelace"' })).toBe(true);
  });
});
