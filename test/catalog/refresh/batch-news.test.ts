import { describe, expect, it } from 'vitest';
import { type BatchNews, batchNews } from '../../../src/catalog/refresh/batch-news.ts';
import { EMPTY_STATE, type RefreshState, withBatchCount } from '../../../src/catalog/refresh/state.ts';

const thursday = new Date('2026-08-20T15:00:00Z');

describe('a day without a batch', () => {
  const read = (papers: number) =>
    withBatchCount(EMPTY_STATE, '2026-08-20', { at: thursday.toISOString(), papers });

  it.each<[RefreshState, string, BatchNews | undefined]>([
    [read(12), '2026-08-20', undefined],
    [EMPTY_STATE, '2026-08-20', undefined],
    [read(0), '2026-08-22', { kind: 'weekend', nextDay: '2026-08-21' }],
    [read(0), '2026-08-21', { kind: 'not-begun' }],
    [
      withBatchCount(EMPTY_STATE, '2026-08-19', { at: thursday.toISOString(), papers: 12 }),
      '2026-08-20',
      { kind: 'not-read' },
    ],
    [read(0), '2026-08-20', { kind: 'empty', nextDay: '2026-08-21' }],
    [read(3), '2026-08-20', { kind: 'coming-in', papers: 3 }],
  ])('%# has its reason: %s %s', (state, day, news) => {
    expect(batchNews(state, day, thursday)).toEqual(news);
  });
});
