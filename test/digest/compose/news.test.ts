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

/** How a paper that was shown with some votes on the 6th is news so many milliseconds after a fortnight. */
function news(millisecondsAfter: number, upvotes: number, shownWith = 10) {
  const now = new Date(shownAt.getTime() + 14 * 86_400_000 + millisecondsAfter);
  const newsOf = createNews({
    history: {
      shown: new Map([['a', { id: 'a', upvotes: shownWith, at: shownAt }]]),
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

it('a shown paper is no news for fourteen days, and is again after that if relisted', () => {
  expect(news(0, 10)).toBeUndefined();
  expect(news(1, 10)).toEqual({ kind: 'new' });
});

it('a shown paper is back once it has gained thirty votes and doubled them', () => {
  expect(news(0, 39)).toBeUndefined();
  expect(news(0, 40)).toEqual({ kind: 'back', risenBy: 30 });
  expect(news(0, 99, 50)).toBeUndefined();
  expect(news(0, 100, 50)).toEqual({ kind: 'back', risenBy: 50 });
});

it.each([
  ['it gains votes', 'its batch', { voteGrowth: 1 }, true],
  ['nothing moves it', 'its batch', {}, false],
  ['it is among the first of the day', 'its batch', { position: 3 }, true],
  ['people here vote for it, and it is of a batch', 'its batch', { localVotes: 5 }, false],
  ['people here vote for it, and it is of no batch', 'none', { localVotes: 1 }, true],
] as const)('one that could be shown before is moving, or not, where %s', (_, of, moves, isMoving) => {
  const { paper: listed, signals, ...rest } = entry(0);
  const known = {
    ...rest,
    paper: of === 'none' ? paper('a', {}) : listed,
    signals: { ...signals, ...moves },
  };
  expect(newsOfKnown('2026-11-21')(known)).toEqual(isMoving ? { kind: 'moving' } : undefined);
});

it('one that could have been shown before only counts as moving, without a new batch, with thirty more votes', () => {
  const newsOf = newsOfKnown('2026-11-20');
  expect(newsOf(entry(0, 29))).toBeUndefined();
  expect(newsOf(entry(0, 30))).toEqual({ kind: 'moving' });
  expect(newsOfKnown('2026-11-21')(entry(0, 29))).toEqual({ kind: 'moving' });
});

it('one that comes up to two weeks after its batch is new, and nothing later', () => {
  const newsOf = newsOfKnown('2026-11-20', 2);
  const listed = (listedOn: string) => newsOf({ ...entry(0), paper: paper('a', { listedOn }) });
  expect([listed('2026-11-06'), listed('2026-11-05')]).toEqual([{ kind: 'new' }, undefined]);
});

it('to somebody who was never shown any, papers of the window are new', () => {
  for (const [window, days] of [
    ['day', 1],
    ['week', 7],
  ] as const) {
    const newsOf = createNews({
      history: { shown: new Map(), batchDay: undefined, considered: undefined },
      arrivals: { waveOf: () => 1, seen: 1 },
      batchDay: '2026-11-20',
      window,
      now: new Date('2026-11-21T08:00:00Z'),
    });
    const aged = (ageDays: number) => newsOf({ ...entry(0), signals: { ...entry(0).signals, ageDays } });
    expect([aged(days - 1), aged(days)]).toEqual([{ kind: 'new' }, undefined]);
  }
});

/** For a recipient who was at the batch of the 20th, and had every paper to choose from. */
function newsOfKnown(batchDay: string, wave = 1) {
  const left = { size: 0, category: 0, include: 0, exclude: 0 };
  return createNews({
    history: { shown: new Map(), batchDay: '2026-11-20', considered: { seen: 1, carried: [], left } },
    arrivals: { waveOf: () => wave, seen: 1 },
    batchDay,
    window: 'day',
    now: new Date('2026-11-21T08:00:00Z'),
  });
}
