import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import type { Store } from '../../src/store/store.ts';
import { createTrending } from '../../src/trending/trending.ts';
import { paper } from '../support/papers.ts';
import { temporaryStore } from '../support/stores.ts';
import { allOf } from '../support/trending-entries.ts';

const now = new Date('2026-11-20T12:00:00Z');

describe('trending', () => {
  let store: Store;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ store, remove } = await temporaryStore());
  });
  afterEach(() => remove());

  const catalog = createCatalog([
    paper('a', { listedOn: '2026-11-20', upvotes: 20, categories: ['cs.CL'] }),
    paper('b', { listedOn: '2026-11-20', upvotes: 22 }),
  ]);
  const trending = () =>
    createTrending({
      catalog: () => catalog,
      dayCounts: store.dayCounts,
      votes: store.votes,
      clock: () => now,
    });

  it('measures growth by the counts of the day before', async () => {
    await store.dayCounts.write('2026-11-18', [{ paperId: 'a', upvotes: 0 }]);
    await store.dayCounts.write('2026-11-19', [
      { paperId: 'a', upvotes: 15 },
      { paperId: 'b', upvotes: 22 },
    ]);
    await store.dayCounts.write('2026-11-20', [{ paperId: 'b', upvotes: 22, position: 1 }]);
    const byId = new Map(
      allOf((await trending().rank({ window: 'day' })).entries).map((entry) => [
        entry.paper.id,
        entry.reasons,
      ]),
    );
    expect(byId.get('a')).toEqual([
      { kind: 'vote-growth', votes: 5, since: { day: '2026-11-19', yesterday: true } },
      { kind: 'new' },
    ]);
    expect(byId.get('b')).toEqual([{ kind: 'new' }, { kind: 'position', position: 1 }]);
    const [first] = allOf((await trending().rank({ window: 'week' })).entries);
    expect(first?.reasons).toEqual([
      { kind: 'vote-growth', votes: 20, since: { day: '2026-11-18', yesterday: false } },
      { kind: 'new' },
    ]);
  });

  it('measures a day’s growth from the last counts there are, and a week’s from none before it', async () => {
    await store.dayCounts.write('2026-11-10', [{ paperId: 'a', upvotes: 0 }]);
    const grown = async (window: 'day' | 'week') =>
      allOf((await trending().rank({ window })).entries).flatMap(({ reasons }) =>
        reasons.filter(({ kind }) => kind === 'vote-growth'),
      );
    expect(await grown('day')).toEqual([
      { kind: 'vote-growth', votes: 20, since: { day: '2026-11-10', yesterday: false } },
    ]);
    expect(await grown('week')).toEqual([]);
    await store.dayCounts.write('2026-11-20', [{ paperId: 'a', upvotes: 1 }]);
    expect(await grown('week')).toEqual([]);
  });

  it.each([
    [{ window: 'week', reachDays: 0 }, ['new', 'five-days']],
    [{ window: 'day', reachDays: 12 }, ['new', 'five-days', 'eleven-days']],
    [{ window: 'week', reachDays: 12 }, ['new', 'five-days', 'eleven-days']],
    [{ window: 'month', reachDays: 0 }, ['new', 'five-days', 'eleven-days', 'within-a-month']],
  ] as const)('looks back over the longer of the window and the reach: %j', async (request, papers) => {
    const dated = createCatalog([
      paper('new', { listedOn: '2026-11-20', upvotes: 9 }),
      paper('five-days', { listedOn: '2026-11-15', upvotes: 9 }),
      paper('eleven-days', { listedOn: '2026-11-09', upvotes: 9 }),
      paper('within-a-month', { listedOn: '2026-10-22', upvotes: 9 }),
      paper('a-month-ago', { listedOn: '2026-10-21', upvotes: 9 }),
    ]);
    const { dayCounts, votes } = store;
    const ranked = createTrending({ catalog: () => dated, dayCounts, votes, clock: () => now });
    expect(allOf((await ranked.rank(request)).entries).map((entry) => entry.paper.id)).toEqual(papers);
  });

  it('counts votes in the server they were cast in, and only recent ones', async () => {
    const vote = { scope: 'g', paperId: 'a', userId: 'u', at: now };
    await store.votes.toggle(vote);
    await store.votes.toggle({ ...vote, scope: 'h', paperId: 'b', at: new Date('2026-11-01T00:00:00Z') });
    const first = async (scope: string) =>
      allOf((await trending().rank({ window: 'day', scope })).entries)[0]?.paper.id;
    expect(await first('g')).toBe('a');
    expect(await first('h')).toBe('b');
  });

  it('distinguishes a list ordered only by age from one that trends', async () => {
    expect(await trending().rank({ window: 'day' })).toMatchObject({ basis: 'votes', notices: [] });
    const unseen = createTrending({
      catalog: () => createCatalog([paper('a', { listedOn: '2026-11-20' })]),
      dayCounts: store.dayCounts,
      votes: store.votes,
      clock: () => now,
    });
    expect(await unseen.rank({ window: 'day' })).toMatchObject({
      basis: 'age',
      notices: [{ kind: 'no-votes' }],
    });
  });

  it('filters by category, and says if nothing is left', async () => {
    const some = await trending().rank({ window: 'day', category: 'CS.cl' });
    expect(allOf(some.entries).map((entry) => entry.paper.id)).toEqual(['a']);
    const none = await trending().rank({ window: 'day', category: 'math.CO' });
    expect(none).toMatchObject({ entries: { length: 0 }, notices: [{ kind: 'none-in-category' }] });
  });
});
