import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Signals, score } from '../../src/trending/score.ts';

const NOTHING: Signals = { upvotes: 0, voteGrowth: 0, starGrowth: 0, localVotes: 0, ageDays: 0 };
const of = (signals: Partial<Signals>, window: 'day' | 'week' | 'month' = 'day') =>
  score({ ...NOTHING, ...signals }, window);

describe('how much a paper trends', () => {
  it.each([
    [{}, 1],
    [{ upvotes: 1 }, 2],
    [{ upvotes: 7 }, 4],
    [{ voteGrowth: 1 }, 3],
    [{ starGrowth: 3 }, 2],
    [{ position: 1 }, 7],
    [{ position: 11 }, 4],
    [{ localVotes: 1 }, 4],
    [{ upvotes: 1, voteGrowth: 1, starGrowth: 3, position: 11, localVotes: 1 }, 11],
  ] satisfies [Partial<Signals>, number][])('is for %j: %d', (signals, expected) => {
    expect(of(signals)).toBeCloseTo(expected, 10);
  });

  it.each([
    ['day', 1.5],
    ['week', 4],
    ['month', 15],
  ] as const)('is halved within a %s’s half-life of %d days, and halved again', (window, halfLife) => {
    expect(of({ upvotes: 7, ageDays: halfLife }, window)).toBeCloseTo(2, 10);
    expect(of({ upvotes: 7, ageDays: 2 * halfLife }, window)).toBeCloseTo(1, 10);
  });

  it('is not lowered by lost votes and stars, or raised by a future date', () => {
    expect(of({ upvotes: -5, voteGrowth: -5, starGrowth: -5, localVotes: -1 })).toBe(1);
    expect(of({ upvotes: 3, ageDays: -2 })).toBe(of({ upvotes: 3 }));
  });

  it('grows with every signal, and falls with age and position in the list', () => {
    const count = fc.integer({ min: 0, max: 5_000 });
    fc.assert(
      fc.property(
        count,
        count,
        count,
        count,
        count,
        (upvotes, voteGrowth, starGrowth, localVotes, ageDays) => {
          const signals = { upvotes, voteGrowth, starGrowth, localVotes, ageDays: ageDays % 60, position: 5 };
          const here = of(signals, 'month');
          for (const key of ['upvotes', 'voteGrowth', 'starGrowth', 'localVotes'] as const)
            expect(of({ ...signals, [key]: signals[key] + 1 }, 'month')).toBeGreaterThan(here);
          for (const key of ['ageDays', 'position'] as const)
            expect(of({ ...signals, [key]: signals[key] + 1 }, 'month')).toBeLessThan(here);
        },
      ),
    );
  });
});
