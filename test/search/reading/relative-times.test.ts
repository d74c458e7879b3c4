import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { queryTokens } from '../../../src/search/reading/query-tokens.ts';
import { readRelativeTime } from '../../../src/search/reading/relative-times.ts';

/** A Thursday. */
const TODAY = '2026-11-26';
const read = (query: string, today = TODAY) => {
  const tokens = queryTokens(query);
  const time = readRelativeTime(tokens, today);
  return (
    time && {
      span: [time.after, time.before],
      left: tokens.filter((token) => !time.used.includes(token)).map(({ text }) => text),
    }
  );
};

describe('a time relative to today', () => {
  it.each([
    ['this week diffusion', ['2026-11-23', '2026-11-26'], ['diffusion']],
    ['diffusion last week', ['2026-11-16', '2026-11-22'], ['diffusion']],
    ['diffusion from the past week', ['2026-11-20', '2026-11-26'], ['diffusion']],
    ['published this month', ['2026-11-01', '2026-11-26'], []],
    ['rag last month', ['2026-10-01', '2026-10-31'], ['rag']],
    ['rag since last month', ['2026-10-01', undefined], ['rag']],
    ['this year', ['2026-01-01', '2026-11-26'], []],
    ['last year dialogue', ['2025-01-01', '2025-12-31'], ['dialogue']],
    ['last 3 days', ['2026-11-24', '2026-11-26'], []],
    ['agents in the past 2 years', ['2024-11-27', '2026-11-26'], ['agents']],
    ['the last two years of parsing', ['2024-11-27', '2026-11-26'], ['of', 'parsing']],
    ['agents in the past few years', ['2023-11-28', '2026-11-26'], ['agents']],
    ['last couple of months', ['2026-09-28', '2026-11-26'], []],
    ['rag in the last decade', ['2016-11-27', '2026-11-26'], ['rag']],
    ["today's papers", [TODAY, TODAY], ['papers']],
    ['papers from today', [TODAY, TODAY], ['papers']],
    ['today', [TODAY, TODAY], []],
    ['yesterday', ['2026-11-25', '2026-11-25'], []],
    ['agents since yesterday', ['2026-11-25', undefined], ['agents']],
  ])('%s', (query, span, left) => {
    expect(read(query)).toEqual({ span, left });
  });

  it.each([
    ['last month', '2026-01-31', ['2025-12-01', '2025-12-31']],
    ['last month', '2024-03-31', ['2024-02-01', '2024-02-29']],
    ['this week', '2026-11-23', ['2026-11-23', '2026-11-23']],
    ['last week', '2026-11-22', ['2026-11-09', '2026-11-15']],
    ['yesterday', '2026-01-01', ['2025-12-31', '2025-12-31']],
  ])('%s on %s', (query, today, span) => {
    expect(read(query, today)?.span).toEqual(span);
  });

  it.each([
    'machine translation today',
    'last words',
    'this weekly digest',
    'past tense',
    'last 0 days',
    'last 101 years',
    'week of code',
    'today machine translation yesterday',
  ])('isn’t in: %s', (query) => {
    expect(read(query)).toBeUndefined();
  });
});

describe('a search', () => {
  const paper = (key: string, published: string) => ({
    id: `test:${key}`,
    title: `Gusts of ${key}`,
    authors: [],
    published,
  });
  const engine = createSearchEngine({
    catalog: createCatalog([
      paper('now', '2026-11-25'),
      paper('then', '2026-11-18'),
      paper('old', '2019-11-18'),
    ]),
  });
  const ids = async (query: string, today?: string) =>
    (await engine.find({ query, ...(today !== undefined && { today }) })).hits.map(({ paper: { id } }) => id);

  it('sticks to that time, and says what it understood', async () => {
    expect(await ids('gusts last week', TODAY)).toEqual(['test:then']);
    const { understood } = await engine.find({ query: 'what came out this week', today: TODAY });
    expect(understood).toMatchObject({ topic: '', after: '2026-11-23', before: TODAY });
  });

  it('reads the words as words without a day, and says if nothing is from that time', async () => {
    expect(await ids('gusts last week')).toHaveLength(3);
    const { hits, notices } = await engine.find({ query: 'gusts last month', today: TODAY });
    expect(hits).toHaveLength(3);
    expect(notices).toEqual([{ kind: 'not-at-that-time', after: '2026-10-01', before: '2026-10-31' }]);
  });

  it('shows the newest first if nothing came in a span up to now', async () => {
    const since = createSearchEngine({
      catalog: createCatalog([
        { ...paper('gusts', '2019-01-01'), abstract: 'Gusts and gusts.' },
        paper('storms', '2025-01-01'),
        paper('hills', '2024-01-01'),
      ]),
    });
    const found = async (query: string) =>
      (await since.find({ query, today: TODAY })).hits.map((hit) => hit.paper.id);
    const newest = ['test:storms', 'test:hills', 'test:gusts'];
    expect(await found('gusts since 2026-11-25')).toEqual(newest);
    expect(await found('gusts this week')).toEqual(newest);
    expect(await found('gusts october 2026')).not.toEqual(newest);
  });
});
