import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperCounts } from '../../src/trending/day-counts.ts';
import { noticesOf } from '../../src/trending/notices.ts';
import { rank, withLocalVotes } from '../../src/trending/rank.ts';
import { score, WINDOWS } from '../../src/trending/score.ts';
import { paper } from '../support/papers.ts';
import { allOf } from '../support/trending-entries.ts';

const today = '2026-11-20';
const base = { window: 'day', today, batchDay: today } as const;
const counts = (day: string, papers: readonly PaperCounts[]) => ({
  day,
  papers: new Map(papers.map((one) => [one.paperId, one])),
});
const ids = ({ entries }: Pick<ReturnType<typeof rank>, 'entries'>) =>
  allOf(entries).map((entry) => entry.paper.id);
const reasons = ({ entries }: Pick<ReturnType<typeof rank>, 'entries'>, id: string) =>
  allOf(entries).find((entry) => entry.paper.id === id)?.reasons;

describe('the ranking of trending papers', () => {
  it('ranks growth above mere size', () => {
    const papers = [
      paper('big', { listedOn: today, upvotes: 100 }),
      paper('grew', { listedOn: today, upvotes: 60 }),
    ];
    const earlier = counts('2026-11-19', [
      { paperId: 'big', upvotes: 99 },
      { paperId: 'grew', upvotes: 10 },
    ]);
    const ranking = rank({ ...base, papers, earlier });
    expect(ids(ranking)).toEqual(['grew', 'big']);
    expect(allOf(ranking.entries)[0]?.reasons).toEqual([
      { kind: 'vote-growth', votes: 50, since: { day: '2026-11-19', yesterday: true } },
      { kind: 'new' },
    ]);
  });

  it('treats lost stars as no growth', () => {
    const papers = [paper('fell', { listedOn: today, upvotes: 5, codeStars: 80 })];
    const fell = counts('2026-11-19', [{ paperId: 'fell', upvotes: 5, codeStars: 100 }]);
    const unknown = counts('2026-11-19', [{ paperId: 'fell', upvotes: 5 }]);
    const [one, other] = [fell, unknown].map(
      (earlier) => allOf(rank({ ...base, papers, earlier }).entries)[0],
    );
    expect(one).toEqual(other);
    expect(one?.reasons).toEqual([{ kind: 'new' }]);
  });

  it('keeps to the window, but includes older papers that move', () => {
    const papers = [
      paper('new', { listedOn: today }),
      paper('old', { listedOn: '2026-11-10', upvotes: 50 }),
      paper('moves', { listedOn: '2026-11-10', upvotes: 50 }),
      paper('barely', { listedOn: '2026-11-10', upvotes: 50 }),
      paper('listed', { published: '2017-06-12' }),
    ];
    const earlier = counts('2026-11-18', [
      { paperId: 'moves', upvotes: 20 },
      { paperId: 'barely', upvotes: 49 },
      { paperId: 'old', upvotes: 50 },
    ]);
    const current = counts(today, [{ paperId: 'listed', upvotes: 0, position: 2 }]);
    const ranking = rank({ ...base, papers, earlier, current });
    expect([...ids(ranking)].sort()).toEqual(['barely', 'listed', 'moves', 'new']);
    expect(reasons(ranking, 'moves')).toEqual([
      { kind: 'vote-growth', votes: 30, since: { day: '2026-11-18', yesterday: false } },
    ]);
    expect(reasons(ranking, 'listed')).toEqual([{ kind: 'position', position: 2 }]);
    const month = ids(rank({ ...base, window: 'month', papers }));
    expect([...month].sort()).toEqual(['barely', 'moves', 'new', 'old']);
  });

  it('tells how many days a paper has been listed', () => {
    const papers = [
      paper('third', { listedOn: '2026-11-18' }),
      paper('first', { listedOn: today, codeStars: 300 }),
    ];
    const earlier = counts('2026-11-19', [{ paperId: 'first', upvotes: 0, codeStars: 100 }]);
    const ranking = rank({ ...base, window: 'week', papers, earlier });
    expect(reasons(ranking, 'third')).toEqual([{ kind: 'listed', day: 3 }]);
    expect(reasons(ranking, 'first')).toEqual([
      { kind: 'new' },
      { kind: 'star-growth', stars: 200, since: { day: '2026-11-19', yesterday: true } },
    ]);
  });

  it('orders a catalog without votes and listing days from newest to oldest, and says so', () => {
    const papers = [
      paper('a', { published: '2005' }),
      paper('b', { published: '2020-05-22' }),
      paper('c', { published: '2020-05' }),
      paper('d'),
    ];
    const ranking = rank({ window: 'day', today, batchDay: undefined, papers });
    expect(ids(ranking)).toEqual(['b', 'c', 'a', 'd']);
    expect(noticesOf(4, ranking.basis, undefined, today)).toEqual([{ kind: 'no-batches', basis: 'age' }]);
  });

  it('never answers with an empty list and no notice', () => {
    const { basis } = rank({ ...base, papers: [] });
    expect(noticesOf(0, basis, undefined, today)).toEqual([{ kind: 'no-papers' }]);
    expect(noticesOf(0, basis, today, today)).toEqual([{ kind: 'none-listed', newestBatch: today }]);
  });

  it('leaves out papers dated after today, which neither lead nor hide others', () => {
    const papers = [
      paper('today', { listedOn: today }),
      paper('tomorrow', { listedOn: '2026-11-21', upvotes: 900 }),
      paper('bogus', { published: '2099-01-01', upvotes: 900 }),
    ];
    const ranking = rank({ ...base, papers });
    expect(ids(ranking)).toEqual(['today']);
    expect(ids(rank({ ...base, batchDay: undefined, papers }))).toEqual(['today']);
    const find = (id: string) => papers.find((one) => one.id === id);
    const voted = new Map([['tomorrow', 6]]);
    const seen = withLocalVotes(ranking, voted, 'day', find, { batchDay: today, until: today });
    expect(allOf(seen.entries).map((entry) => entry.paper.id)).toEqual(['today']);
  });

  it('counts weekend papers as Monday’s once Monday has a batch', () => {
    const papers = ['2026-11-13', '2026-11-14', '2026-11-15', '2026-11-16'].map((day) =>
      paper(day, { listedOn: day }),
    );
    expect(ids(rank({ ...base, batchDay: '2026-11-16', papers }))).toEqual([
      '2026-11-16',
      '2026-11-15',
      '2026-11-14',
    ]);
    const saturday = rank({ ...base, batchDay: '2026-11-14', today: '2026-11-14', papers });
    expect(ids(saturday)).toEqual(['2026-11-14']);
  });

  it('counts the age of papers listed at a weekend from Monday, and of papers published then from their day', () => {
    const papers = [
      paper('out', { published: '2026-11-14', upvotes: 1 }),
      paper('listed', { listedOn: '2026-11-14', published: '2026-11-14', upvotes: 1 }),
      paper('undated', {}),
    ];
    const { entries } = rank({
      ...base,
      today: '2026-11-16',
      batchDay: '2026-11-16',
      papers,
      reachDays: 30_000,
    });
    const ages = allOf(entries).map(({ paper: { id }, signals }) => [id, signals.ageDays]);
    expect(Object.fromEntries(ages)).toMatchObject({ listed: 0, out: 2 });
  });

  it('reaches back further than its window if asked to, and still counts age from the newest batch', () => {
    const papers = [paper('a', { listedOn: today }), paper('b', { listedOn: '2026-11-10' })];
    expect(ids(rank({ ...base, papers }))).toEqual(['a']);
    const far = rank({ ...base, papers, reachDays: 11 });
    expect(allOf(far.entries).map(({ signals }) => signals.ageDays)).toEqual([0, 10]);
    expect(ids(rank({ ...base, papers, reachDays: 10 }))).toEqual(['a']);
  });

  it('says when the newest batch is old', () => {
    const ranking = rank({
      ...base,
      batchDay: '2026-11-06',
      papers: [paper('p', { listedOn: '2026-11-06', upvotes: 1 })],
    });
    expect(noticesOf(1, ranking.basis, '2026-11-06', today)).toEqual([
      { kind: 'old-batch', newestBatch: '2026-11-06' },
    ]);
  });

  it('promotes what a server’s members voted for, even from outside the window', () => {
    const inside = paper('inside', { listedOn: today, upvotes: 9 });
    const outside = paper('outside', { listedOn: '2026-11-19' });
    const ranking = rank({ ...base, papers: [inside, outside] });
    const find = (id: string) => [inside, outside].find((one) => one.id === id);
    const seen = allOf(
      withLocalVotes(
        ranking,
        new Map([
          ['outside', 6],
          ['gone', 2],
        ]),
        'day',
        find,
        { batchDay: today, until: today },
      ).entries,
    );
    expect(seen.map((entry) => entry.paper.id)).toEqual(['outside', 'inside']);
    expect(seen[0]?.reasons).toEqual([
      { kind: 'local-votes', votes: 6 },
      { kind: 'listed', day: 2 },
    ]);
  });

  it('ranks papers by how many members voted, in whatever order the votes came', () => {
    const papers = ['few', 'many', 'some'].map((id) => paper(id, { listedOn: today }));
    const votes = [
      ['few', 1],
      ['many', 30],
      ['some', 8],
    ] as const;
    const lifted = withLocalVotes(
      rank({ ...base, papers }),
      new Map(votes),
      'day',
      (id) => papers.find((one) => one.id === id),
      { batchDay: today, until: today },
    );
    expect(ids(lifted)).toEqual(['many', 'some', 'few']);
  });

  it('does not depend on the order of the catalog', () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[a-z]{1,4}$/),
        upvotes: fc.option(fc.nat(300), { nil: undefined }),
        day: fc.integer({ min: 1, max: 20 }),
      }),
      { selector: (one) => one.id, maxLength: 30 },
    );
    fc.assert(
      fc.property(some, fc.constantFrom(...WINDOWS), (drawn, window) => {
        const papers = drawn.map(({ id, upvotes, day }) =>
          paper(id, {
            listedOn: `2026-11-${String(day).padStart(2, '0')}`,
            ...(upvotes === undefined ? {} : { upvotes }),
          }),
        );
        expect(ids(rank({ ...base, window, papers: [...papers].reverse() }))).toEqual(
          ids(rank({ ...base, window, papers })),
        );
      }),
    );
  });
});

describe('the score', () => {
  it('never falls with more votes or growth, and never rises with age', () => {
    const signals = fc.record({
      upvotes: fc.nat(5000),
      voteGrowth: fc.nat(1000),
      starGrowth: fc.nat(100_000),
      position: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
      localVotes: fc.nat(100),
      ageDays: fc.nat(60),
    });
    fc.assert(
      fc.property(signals, fc.constantFrom(...WINDOWS), fc.nat(50), ({ position, ...rest }, window, more) => {
        const one = { ...rest, ...(position === undefined ? {} : { position }) };
        const now = score(one, window);
        expect(Number.isFinite(now)).toBe(true);
        expect(score({ ...one, upvotes: one.upvotes + more }, window)).toBeGreaterThanOrEqual(now);
        expect(score({ ...one, voteGrowth: one.voteGrowth + more }, window)).toBeGreaterThanOrEqual(now);
        expect(score({ ...one, localVotes: one.localVotes + more }, window)).toBeGreaterThanOrEqual(now);
        expect(score({ ...one, ageDays: one.ageDays + more }, window)).toBeLessThanOrEqual(now);
      }),
    );
  });
});
