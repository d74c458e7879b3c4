import { expect, it } from 'vitest';
import { createNews } from '../../../src/digest/compose/news.ts';
import { paper } from '../../support/papers.ts';

const shownAt = new Date('2026-11-06T08:00:00Z');
const entry = (upvotes: number, voteGrowth = 0) => ({
  paper: paper('a', { listedOn: '2026-11-20' }),
  score: 1,
  reasons: [],
  signals: { upvotes, voteGrowth, starGrowth: 0, localVotes: 0, ageDays: 0 },
});

/** How a paper that was shown with 10 votes on the 6th is news so many milliseconds after a fortnight. */
function news(millisecondsAfter: number, upvotes: number) {
  const now = new Date(shownAt.getTime() + 14 * 86_400_000 + millisecondsAfter);
  const newsOf = createNews({
    history: {
      shown: new Map([['a', { id: 'a', upvotes: 10, at: shownAt }]]),
      batchDay: '2026-11-19',
      considered: undefined,
    },
    arrivals: { waveOf: () => 1, seen: 1 },
    batchDay: '2026-11-20',
    window: 'day',
    now,
  });
  return newsOf(entry(upvotes));
}

it('a paper that was shown is none for fourteen days, and listed anew it is after that', () => {
  expect(news(0, 10)).toBeUndefined();
  expect(news(1, 10)).toEqual({ kind: 'new' });
});

it('a paper that was shown is back once it has risen by thirty votes, and to twice as many', () => {
  expect(news(0, 39)).toBeUndefined();
  expect(news(0, 40)).toEqual({ kind: 'back', risenBy: 30 });
});
