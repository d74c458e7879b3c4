import { describe, expect, it } from 'vitest';
import { freshnessOf, quietReason, staleLine } from '../../../src/catalog/refresh/freshness.ts';
import { EMPTY_STATE, withOutcome, withReading } from '../../../src/catalog/refresh/state.ts';

const titles = new Map([
  ['arxiv', 'arXiv'],
  ['hugging-face', 'Hugging Face'],
]);
const thursday = new Date('2026-08-20T15:00:00Z');
const later = (hours: number) => new Date(thursday.getTime() + hours * 3_600_000);

describe('freshness', () => {
  it('tells the last success and the last error of each source', () => {
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

  it('is stale after a day, and says so in one line', () => {
    const state = withOutcome(EMPTY_STATE, 'hugging-face', thursday, undefined);
    const line = (hours: number) => staleLine(freshnessOf(state, titles, later(hours)), later(hours));
    expect(line(24)).toBeUndefined();
    expect(line(25)).toBe('My papers were last refreshed a day ago.');
    expect(line(80)).toBe('My papers were last refreshed 3 days ago.');
  });

  it('is no question before the first refresh', () => {
    expect(freshnessOf(EMPTY_STATE, titles, thursday)).toMatchObject({
      isStale: false,
      nextBatch: { day: '2026-08-21' },
    });
  });
});

describe('a quiet day', () => {
  const read = (papers: number) =>
    withReading(EMPTY_STATE, '2026-08-20', { at: thursday.toISOString(), papers });

  it.each([
    [read(12), '2026-08-20', undefined],
    [EMPTY_STATE, '2026-08-20', undefined],
    [read(0), '2026-08-22', "There is no batch at weekends; the next one is Friday's."],
    [read(0), '2026-08-21', "Today's batch has not begun yet."],
    [
      withReading(EMPTY_STATE, '2026-08-19', { at: thursday.toISOString(), papers: 12 }),
      '2026-08-20',
      "Today's batch could not be read yet.",
    ],
    [
      read(0),
      '2026-08-20',
      "Today has no batch so far, perhaps because of a holiday; the next one is Friday's.",
    ],
    [read(3), '2026-08-20', "Today's batch is still coming in (3 so far)."],
  ])('%# has its reason: %s %s', (state, day, reason) => {
    expect(quietReason(state, day, thursday)).toBe(reason);
  });
});
