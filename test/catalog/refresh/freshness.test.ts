import { describe, expect, it } from 'vitest';
import { freshnessOf } from '../../../src/catalog/refresh/freshness.ts';
import { EMPTY_STATE, withOutcome } from '../../../src/catalog/refresh/state.ts';

const titles = new Map([
  ['arxiv', 'arXiv'],
  ['hugging-face', 'Hugging Face'],
]);
const thursday = new Date('2026-08-20T15:00:00Z');
const later = (hours: number) => new Date(thursday.getTime() + hours * 3_600_000);

describe('freshness', () => {
  it('includes each source’s last success and last error', () => {
    const state = withOutcome(
      withOutcome(EMPTY_STATE, 'hugging-face', thursday, undefined),
      'arxiv',
      thursday,
      'arXiv is away.',
    );
    const { sources, refreshedAt } = freshnessOf(state, titles, later(1));
    expect(refreshedAt).toEqual(thursday);
    expect(sources).toEqual([
      { title: 'arXiv', lastError: { at: thursday, message: 'arXiv is away.' }, isFailing: true },
      { title: 'Hugging Face', lastSuccess: thursday, isFailing: false },
    ]);
  });

  it('is stale after a day', () => {
    const state = withOutcome(EMPTY_STATE, 'hugging-face', thursday, undefined);
    const isStale = (hours: number) => freshnessOf(state, titles, later(hours)).isStale;
    expect([24, 25].map(isStale)).toEqual([false, true]);
  });

  it('is not stale before the first refresh', () => {
    expect(freshnessOf(EMPTY_STATE, titles, thursday)).toMatchObject({
      isStale: false,
      nextBatch: { day: '2026-08-21' },
    });
  });
});
