import { describe, expect, it } from 'vitest';
import type { FollowKind } from '../../src/follow/follow.ts';
import { isSameFollow } from '../../src/follow/same.ts';

const same = (kind: FollowKind, a: string, b: string) =>
  isSameFollow({ kind, value: a }, { kind, value: b }) &&
  isSameFollow({ kind, value: b }, { kind, value: a });

describe('two follows', () => {
  it.each<[FollowKind, string, string]>([
    ['words', 'Kites', 'kite'],
    ['words', 'flying kites', 'kite flying'],
    ['words', 'kites -red -blue', 'kite -blue -red'],
    ['words', '"Graph Neural"', '"graph neural"'],
    ['words', 'author:"Ada North" kites', 'kites author:"north ada"'],
    ['words', 'cat:cs.CL kites', 'kites cat:CS.cl'],
    ['words', '…', '…'],
    ['author', 'Ada North', 'north ada'],
    ['category', 'cs.CL', 'CS.cl'],
  ])('of %s are the same: %s, %s', (kind, a, b) => {
    expect(same(kind, a, b)).toBe(true);
  });

  it.each<[FollowKind, string, string]>([
    ['words', 'kites', 'letters'],
    ['words', 'flying kites', 'kites'],
    ['words', 'kites -red', 'kites'],
    ['words', 'kites -red', 'kites -blue'],
    ['words', 'kites -red', 'kites red'],
    ['words', '"graph neural"', '"graph networks"'],
    ['words', '"graph neural"', '"neural graph"'],
    ['words', '"kites"', 'kites'],
    ['words', 'author:"Ada North"', 'author:"Ada South"'],
    ['words', 'cat:cs.CL', 'cat:cs.LG'],
    ['words', 'author:north', 'north'],
    ['words', '…', '?'],
    ['author', 'Ada North', 'Ada'],
    ['author', 'Ada North', 'Ada Thorn'],
    ['author', 'Ada North', 'Adan Orth'],
    ['category', 'cs.CL', 'cs'],
  ])('of %s are not: %s, %s', (kind, a, b) => {
    expect(same(kind, a, b)).toBe(false);
  });

  it('are not the same if one is words and one a name', () => {
    expect(isSameFollow({ kind: 'words', value: 'North' }, { kind: 'author', value: 'North' })).toBe(false);
  });
});
