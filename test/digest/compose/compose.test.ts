import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import type { Arrivals } from '../../../src/digest/arrivals.ts';
import { beginDigest, type ComposeInput, compose, windowOf } from '../../../src/digest/compose/compose.ts';
import type { Delivery } from '../../../src/digest/ledger.ts';
import type { FeaturedPaper } from '../../../src/featured/featured.ts';
import { rank } from '../../../src/trending/rank.ts';
import { subscription } from '../../support/digest.ts';
import { paper } from '../../support/papers.ts';
import { allOf } from '../../support/trending-entries.ts';

const now = new Date('2026-11-20T08:00:00Z');
const papers = Array.from({ length: 20 }, (_, i) =>
  paper(`p${i}`, { listedOn: '2026-11-20', upvotes: 60 - i, categories: [i % 2 === 0 ? 'cs.CL' : 'cs.CV'] }),
);
const ranking = {
  ...rank({ papers, batchDay: '2026-11-20', window: 'day', today: '2026-11-20' }),
  notices: [],
  basis: 'votes' as const,
  batchDay: '2026-11-20',
  catalog: createCatalog(papers),
};
const allSeen: Arrivals = { waveOf: () => 1, seen: 1 };

function input(over: Partial<ComposeInput> = {}): ComposeInput {
  return {
    subscription: subscription(),
    period: '2026-11-20',
    recent: [],
    ranking,
    arrivals: allSeen,
    featured: [],
    find: (id) => papers.find((one) => one.id === id),
    now,
    ...over,
  };
}

function shown(period: string, ids: readonly string[], batchDay: string): Delivery {
  const at = new Date(`${period}T08:00:00Z`);
  return {
    id: period,
    subscriptionId: '300',
    period,
    timezone: 'Europe/Berlin',
    dueAt: at,
    state: 'sent',
    attempts: 1,
    sentAt: at,
    late: false,
    batchDay,
    papers: ids.map((id) => ({ id, upvotes: 50 })),
  };
}

function featured(paperId: string, at: Date): FeaturedPaper {
  return { id: paperId, guildId: '200', paperId, by: 'm', at, until: new Date('2027-01-01T00:00:00Z') };
}

const ids = (given: ComposeInput) => compose(given).entries.map((entry) => entry.paper.id);

describe('the content of a digest', () => {
  it('never repeats, never exceeds its size, and has featured papers first', () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: 19 }).map((i) => `p${i}`));
    fc.assert(
      fc.property(
        some,
        some,
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 1, max: 13 }),
        (old, lead, size, days) => {
          const day = new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
          const made = compose(
            input({
              subscription: subscription({ size }),
              recent: [shown(day, old, '2026-11-19')],
              featured: lead.map((id) => featured(id, now)),
            }),
          );
          const got = made.entries.map((entry) => entry.paper.id);
          expect(got.length).toBeLessThanOrEqual(size);
          expect(new Set(got).size).toBe(got.length);
          expect(got.slice(0, Math.min(lead.length, size))).toEqual(lead.slice(0, size));
          const rest = made.entries.filter((entry) => entry.featured === undefined);
          expect(rest.filter((entry) => old.includes(entry.paper.id))).toEqual([]);
          expect(made.quiet === undefined).toBe(got.length > 0);
        },
      ),
    );
  });

  it('shows a paper again after 14 days', () => {
    expect(ids(input({ recent: [shown('2026-11-10', ['p0'], '2026-11-10')] }))[0]).toBe('p1');
    expect(ids(input({ recent: [shown('2026-11-05', ['p0'], '2026-11-05')] }))[0]).toBe('p0');
  });

  it('shows a featured paper once, and again if it is featured again', () => {
    const old = featured('p9', new Date('2026-11-18T00:00:00Z'));
    const recent = [shown('2026-11-19', ['p9'], '2026-11-19')];
    expect(ids(input({ featured: [old], recent }))).not.toContain('p9');
    expect(ids(input({ featured: [{ ...old, at: now }], recent }))[0]).toBe('p9');
    const atOnce = { ...old, at: recent[0]?.sentAt ?? now };
    expect(ids(input({ featured: [atOnce], recent }))).not.toContain('p9');
  });

  it('has its name, the time of the next one, and the notes of what is featured', () => {
    const nextAt = new Date('2026-11-21T08:00:00Z');
    const noted = [{ ...featured('p3', now), note: 'Read this' }, featured('p4', now)];
    const made = compose(input({ subscription: subscription({ name: 'Vision' }), nextAt, featured: noted }));
    expect(made).toMatchObject({ name: 'Vision', nextAt, period: '2026-11-20' });
    expect(made.entries.map((entry) => entry.featured)).toEqual([
      { note: 'Read this' },
      {},
      undefined,
      undefined,
      undefined,
    ]);
    const plain = compose(input());
    expect([plain.name, plain.nextAt]).toEqual([undefined, undefined]);
  });

  it.each([
    ['daily', 'day'],
    ['weekdays', 'day'],
    [['mon', 'tue', 'thu', 'fri', 'sat', 'sun'], 'day'],
    [['mon', 'wed', 'fri'], 'week'],
    ['weekly', 'week'],
  ] as const)('covers the time since the last one: %j, a %s', (days, window) => {
    expect(windowOf({ days })).toBe(window);
  });

  it('respects category and words, except for featured papers', () => {
    const of = subscription({
      categories: ['CS.CL'],
      include: ['p10', 'title of p11', 'titles of P12'],
      size: 15,
    });
    const got = ids(input({ subscription: of, featured: [featured('p3', now)] }));
    expect(got).toEqual(['p3', 'p10', 'p12']);
  });

  it('searches a large catalog for rare words page by page, yielding in between', () => {
    const papers = Array.from({ length: 2_000 }, (_, i) => paper(`many${i}`, { title: `Title ${i}` }));
    const ranking = rank({ papers, batchDay: undefined, window: 'day', today: '2026-11-20' });
    const composition = beginDigest(
      input({
        ranking: {
          ...ranking,
          notices: [],
          basis: 'age',
          batchDay: undefined,
          catalog: createCatalog(papers),
        },
        subscription: subscription({ include: ['title 1999'] }),
      }),
    );
    let pages = 1;
    while (composition.look()) pages++;
    expect(composition.digest().entries.map((entry) => entry.paper.id)).toEqual(['many1999']);
    expect(pages).toBeGreaterThanOrEqual(10);
  });

  it('says that no new batch has arrived if the newest is old', () => {
    const made = compose(input({ period: '2026-11-23' }));
    expect(made.notes).toEqual([{ kind: 'old-batch', batch: '2026-11-20' }]);
  });
});

describe('what is new to a recipient', () => {
  const left = { size: 0, category: 0, include: 0, exclude: 0 };
  const late = Array.from({ length: 4 }, (_, i) =>
    paper(`late${i}`, { listedOn: '2026-11-19', upvotes: 99 - i }),
  );

  /** Papers of the 19th that came in wave 2, after the digest of the 19th, and those of the 20th in wave 3. */
  function withLate(over: Partial<ComposeInput> = {}, of = subscription({ size: 50 })): ComposeInput {
    const all = [...papers, ...late, paper('old', { listedOn: '2026-11-19', upvotes: 500 })];
    const waves = new Map<string, number>([
      ...papers.map(({ id }) => [id, 3] as const),
      ...late.map(({ id }) => [id, 2] as const),
      ['old', 1],
    ]);
    const entries = rank({
      papers: all,
      batchDay: '2026-11-20',
      window: 'day',
      reachDays: 45,
      today: '2026-11-20',
    });
    return input({
      subscription: of,
      ranking: { ...ranking, ...entries },
      arrivals: { waveOf: (id) => waves.get(id), seen: 3 },
      find: (id) => all.find((one) => one.id === id),
      recent: [{ ...shown('2026-11-19', ['x'], '2026-11-19'), considered: { seen: 1, carried: [], left } }],
      ...over,
    });
  }

  it('is whatever arrived since its last digest, regardless of batch, and nothing older', () => {
    const got = ids(withLate());
    expect(got).toHaveLength(24);
    expect(got).toEqual(expect.arrayContaining(['late0', 'late1', 'late2', 'late3', 'p19']));
    expect(got).not.toContain('old');
  });

  it('competes by rank, and what does not fit is counted', () => {
    const made = compose(withLate({}, subscription({ size: 6 })));
    expect(made.entries).toHaveLength(6);
    expect(made.considered).toMatchObject({ seen: 3, left: { size: 18 } });
  });

  it('carries nothing over from a day whose slots are all taken', () => {
    const recent = [
      {
        ...shown('2026-11-19', ['x', 'y', 'z', 'w', 'v'], '2026-11-19'),
        considered: { seen: 2, carried: [], left },
      },
    ];
    const find = (id: string) => paper(id, { listedOn: id.startsWith('p') ? '2026-11-20' : '2026-11-19' });
    expect(compose(withLate({ recent, find }, subscription({ size: 5 }))).considered).toMatchObject({
      carried: [],
      left: { size: 15 },
    });
  });

  it('waits for room if several days arrive at once, up to the slots each of them has', () => {
    const of = subscription({ size: 5 });
    const first = compose(withLate({}, of));
    const shownFirst = first.entries.map((entry) => entry.paper.id);
    // Five places for each of the two days: five are taken, five wait.
    expect(first.considered.carried).toHaveLength(4 + 5 - 5);
    expect(first.considered.carried.some((id) => shownFirst.includes(id))).toBe(false);
    const row = { ...shown('2026-11-20', shownFirst, '2026-11-20'), considered: first.considered };
    const second = compose(
      withLate({ recent: [row], period: '2026-11-21', now: new Date('2026-11-21T08:00:00Z') }, of),
    );
    expect(second.entries.map((entry) => entry.paper.id)).toEqual(first.considered.carried);
    expect(second.considered.carried).toEqual([]);
  });

  it('has one slot less on the newest day for each paper shown that belongs to no batch', () => {
    const asRanked = withLate({ featured: [featured('old', now)] }, subscription({ size: 5 }));
    const all = allOf(asRanked.ranking.entries);
    const isLate = (entry: (typeof all)[number]) => entry.paper.id.startsWith('late');
    const entries = [...all.filter(isLate), ...all.filter((entry) => !isLate(entry))];
    const made = compose({ ...asRanked, ranking: { ...asRanked.ranking, entries } });
    // One was featured and four came late: of the five places of the 20th four are left.
    expect(made.entries).toHaveLength(5);
    expect(made.considered.carried).toEqual(['p0', 'p1', 'p2', 'p3']);
  });

  it('does not wait if featured papers took the slots', () => {
    const of = subscription({ size: 5 });
    const made = compose(input({ subscription: of, featured: [featured('p18', now), featured('p19', now)] }));
    expect(made.considered).toMatchObject({ carried: [], left: { size: 15 } });
  });

  it('is counted under the setting that excludes it', () => {
    const of = subscription({ size: 50, categories: ['cs.CL'], include: ['p10', 'p12'], exclude: ['p12'] });
    expect(compose(withLate({}, of)).considered.left).toEqual({
      size: 0,
      category: 14,
      include: 8,
      exclude: 1,
    });
  });

  it('includes a paper that this process does not have yet, as long as another one does', () => {
    const considered = { seen: 3, carried: ['elsewhere', 'nowhere'], left };
    const recent = [{ ...shown('2026-11-19', ['x'], '2026-11-20'), considered }];
    const arrivals = { waveOf: (id: string) => (id === 'nowhere' ? undefined : 1), seen: 3 };
    expect(compose(withLate({ recent, arrivals })).considered.carried).toEqual(['elsewhere']);
  });

  it('excludes a paper shown long ago that gains a vote, unless it gains many', () => {
    const recent = [
      { ...shown('2026-11-02', ['old'], '2026-11-02'), considered: { seen: 1, carried: [], left } },
      { ...shown('2026-11-19', ['x'], '2026-11-19'), considered: { seen: 3, carried: [], left } },
    ];
    const grown = (upvotes: number) => {
      const given = withLate({ recent });
      const entries = allOf(given.ranking.entries).map((entry) =>
        entry.paper.id === 'old'
          ? { ...entry, signals: { ...entry.signals, upvotes, voteGrowth: upvotes - 50 } }
          : entry,
      );
      return compose({ ...given, ranking: { ...given.ranking, entries } }).entries;
    };
    expect(grown(51)).toEqual([]);
    expect(grown(120)).toMatchObject([{ paper: { id: 'old' }, risenBy: 70 }]);
  });

  it('is decided by the digest that saw most, whatever a wrong clock wrote into the ledger', () => {
    const ahead = { ...shown('2036-01-01', ['y'], '2026-11-18'), considered: { seen: 0, carried: [], left } };
    const last = { ...shown('2026-11-19', ['x'], '2026-11-19'), considered: { seen: 2, carried: [], left } };
    const before = {
      ...shown('2026-11-18', ['z'], '2026-11-19'),
      considered: { seen: 2, carried: ['old'], left },
    };
    for (const recent of [
      [ahead, last, before],
      [before, last, ahead],
    ]) {
      expect(ids(withLate({ recent })).toSorted()).toEqual(papers.map(({ id }) => id).toSorted());
    }
  });

  it('never counts as seen because of a process that has less of it', () => {
    expect(compose(withLate({ arrivals: { waveOf: () => 1, seen: 0 } })).considered.seen).toBe(1);
  });

  it('is shown again after a row with a future date misled the ledger', () => {
    const recent = [shown('2026-11-19', ['bogus'], '2099-01-01')];
    const got = ids(withLate({ recent }));
    expect(got).toHaveLength(25);
    expect(got).toContain('old');
  });

  it('is whatever is in a newer batch if the ledger does not say', () => {
    const got = ids(withLate({ recent: [shown('2026-11-19', ['x'], '2026-11-19')] }));
    expect(got.toSorted()).toEqual(papers.map(({ id }) => id).toSorted());
  });

  it('includes what was listed at the weekend before the batch', () => {
    const monday = [paper('m', { listedOn: '2026-03-09' }), paper('s', { listedOn: '2026-03-08' })];
    const friday = paper('f', { listedOn: '2026-03-06', upvotes: 900 });
    const how = { window: 'day', reachDays: 45, batchDay: '2026-03-09', today: '2026-03-09' } as const;
    const entries = rank({ ...how, papers: [...monday, friday] });
    const made = compose(input({ ranking: { ...ranking, ...entries, batchDay: '2026-03-09' } }));
    expect(made.entries.map((entry) => entry.paper.id).toSorted()).toEqual(['m', 's']);
  });
});
