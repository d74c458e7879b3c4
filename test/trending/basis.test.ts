import { expect, it } from 'vitest';
import { type Basis, basisOf } from '../../src/trending/basis.ts';
import type { Signals } from '../../src/trending/score.ts';

const NOTHING: Signals = { upvotes: 0, voteGrowth: 0, starGrowth: 0, localVotes: 0, ageDays: 0 };

function basis(others: Basis | undefined, ...signals: readonly Partial<Signals>[]): Basis {
  const found = basisOf(others);
  for (const one of signals) found.add({ ...NOTHING, ...one });
  return found.basis();
}

it('is age, unless a paper was noticed', () => {
  expect(basis(undefined)).toBe('age');
  expect(basis(undefined, {}, { ageDays: 3 })).toBe('age');
  expect(basis(undefined, { upvotes: -1, voteGrowth: -1, starGrowth: -1, localVotes: -1 })).toBe('age');
});

it('is any other signal of one of them, if there are no votes', () => {
  for (const signal of [{ voteGrowth: 1 }, { starGrowth: 1 }, { position: 9 }, { localVotes: 1 }])
    expect(basis(undefined, {}, signal, {})).toBe('other-signals');
});

it('is votes as soon as one has any, before or after', () => {
  expect(basis(undefined, { upvotes: 1 })).toBe('votes');
  expect(basis(undefined, { upvotes: 1 }, { position: 1 })).toBe('votes');
  expect(basis(undefined, { position: 1 }, { upvotes: 1 }, {})).toBe('votes');
});

it('continues from the others’ basis', () => {
  expect(basis('votes', { position: 1 })).toBe('votes');
  expect(basis('other-signals', {})).toBe('other-signals');
  expect(basis('other-signals', { upvotes: 1 })).toBe('votes');
});
