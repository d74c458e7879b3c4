import { expect, it } from 'vitest';
import { reasonsOf } from '../../src/trending/reasons.ts';
import type { Signals } from '../../src/trending/score.ts';

const NOTHING: Signals = { upvotes: 0, voteGrowth: 0, starGrowth: 0, localVotes: 0, ageDays: 30 };
const since = { day: '2026-11-19', yesterday: true };

function reasons(signals: Partial<Signals>, facts: Partial<Parameters<typeof reasonsOf>[1]> = {}) {
  return reasonsOf({ ...NOTHING, ...signals }, { since, listed: true, ...facts });
}

it('are empty if nothing is known', () => {
  expect(reasons({})).toEqual([]);
  expect(reasons({ upvotes: 9 })).toEqual([]);
  for (const ageDays of [0, 3]) expect(reasons({ ageDays }, { listed: false })).toEqual([]);
});

it('mention votes, growth and positions above their thresholds', () => {
  expect(reasons({ localVotes: 1 })).toEqual([{ kind: 'local-votes', votes: 1 }]);
  expect(reasons({ voteGrowth: 1 })).toEqual([{ kind: 'vote-growth', votes: 1, since }]);
  expect(reasons({ starGrowth: 10 })).toEqual([{ kind: 'star-growth', stars: 10, since }]);
  expect(reasons({ starGrowth: 9 })).toEqual([]);
  expect(reasons({ position: 10 })).toEqual([{ kind: 'position', position: 10 }]);
  expect(reasons({ position: 11 })).toEqual([]);
  expect(reasonsOf({ ...NOTHING, voteGrowth: 5, starGrowth: 50 }, { listed: true })).toEqual([]);
});

it('count days in the first week', () => {
  const told = [0, 0.9, 1, 1.5, 6, 6.9, 7].map((ageDays) => reasons({ ageDays })[0]);
  expect(told).toEqual([
    { kind: 'new' },
    { kind: 'new' },
    { kind: 'listed', day: 2 },
    { kind: 'listed', day: 2 },
    { kind: 'listed', day: 7 },
    { kind: 'listed', day: 7 },
    undefined,
  ]);
});

it('are the two best, the better first', () => {
  const all = { localVotes: 1, voteGrowth: 1, position: 1, starGrowth: 10, ageDays: 0 };
  const kinds = (signals: Partial<Signals>) => reasons(signals).map(({ kind }) => kind);
  expect(kinds(all)).toEqual(['local-votes', 'vote-growth']);
  expect(kinds({ ...all, localVotes: 0 })).toEqual(['vote-growth', 'new']);
  expect(kinds({ ...all, localVotes: 0, voteGrowth: 0 })).toEqual(['new', 'position']);
  expect(kinds({ position: 1, starGrowth: 10, ageDays: 2 })).toEqual(['position', 'star-growth']);
  expect(kinds({ starGrowth: 10, ageDays: 2 })).toEqual(['star-growth', 'listed']);
});
