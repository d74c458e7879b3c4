import { describe, expect, it } from 'vitest';
import { planRefresh } from '../../../src/catalog/refresh/plan.ts';
import {
  EMPTY_STATE,
  newestCompleteBatch,
  withBatchCount,
  withOutcome,
} from '../../../src/catalog/refresh/state.ts';

const now = new Date('2026-08-20T15:00:00Z');
const read = (days: readonly string[], at: string, papers = 12) =>
  days.reduce((state, day) => withBatchCount(state, day, { at, papers }), EMPTY_STATE);

describe('what a refresh requests', () => {
  it('is the last thirty days at first, newest first', () => {
    const plan = planRefresh(EMPTY_STATE, now);
    expect(plan[0]).toBe('2026-08-20');
    expect(plan.at(-1)).toBe('2026-07-21');
    expect(plan).toHaveLength(23);
  });

  it('is the last week once the rest has been read', () => {
    const state = read(planRefresh(EMPTY_STATE, now), now.toISOString());
    expect(planRefresh(state, now)).toEqual([
      '2026-08-20',
      '2026-08-19',
      '2026-08-18',
      '2026-08-17',
      '2026-08-14',
    ]);
  });

  it('includes what was missed while the bot was down, and what was read too early', () => {
    const state = read(planRefresh(EMPTY_STATE, now), now.toISOString());
    expect(planRefresh(state, new Date('2026-09-04T15:00:00Z')).at(-1)).toBe('2026-08-20');
  });

  it('is the archive in whole months where possible, and resumes where it was interrupted', () => {
    const plan = planRefresh(EMPTY_STATE, now, '2026-04-28');
    expect(plan.slice(23)).toEqual([
      ...['2026-07-20', '2026-07-17', '2026-07-16', '2026-07-15', '2026-07-14', '2026-07-13', '2026-07-10'],
      ...['2026-07-09', '2026-07-08', '2026-07-07', '2026-07-06', '2026-07-03', '2026-07-02', '2026-07-01'],
      ...['2026-06', '2026-05', '2026-04-30', '2026-04-29', '2026-04-28'],
    ]);
    const half = read(plan.slice(0, 38), now.toISOString());
    expect(planRefresh(half, now, '2026-04-28').slice(5)).toEqual(plan.slice(38));
  });
});

describe('what a refresh remembers', () => {
  const count = (time: string, papers: number) => ({ at: `2026-08-20T${time}:00.000Z`, papers });

  it('includes when a batch first had its current count, so that frequent counts also complete it', () => {
    let state = EMPTY_STATE;
    for (const [time, papers] of [
      ['12:00', 2],
      ['12:20', 5],
      ['12:40', 5],
      ['13:00', 5],
    ] as const) {
      state = withBatchCount(state, '2026-08-20', count(time, papers));
    }
    expect(state.batchCounts['2026-08-20']).toEqual([count('12:20', 5), count('13:00', 5)]);
    expect(newestCompleteBatch(state, now)).toBe('2026-08-20');
  });

  it('does not lose a batch because of one empty answer', () => {
    const state = withBatchCount(
      withBatchCount(EMPTY_STATE, '2026-08-20', count('12:00', 12)),
      '2026-08-20',
      count('13:00', 0),
    );
    expect(newestCompleteBatch(state, now)).toBe('2026-08-20');
  });

  it('includes each source’s last success and last error, with their times', () => {
    const failed = withOutcome(
      withOutcome(EMPTY_STATE, 'arxiv', now, undefined),
      'arxiv',
      now,
      'arXiv is away.',
    );
    expect(failed.sources.arxiv).toEqual({
      lastSuccess: now.toISOString(),
      lastError: { at: now.toISOString(), message: 'arXiv is away.' },
    });
  });
});
