import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComposeInput, compose as composeInSteps } from '../../src/digest/compose.ts';
import type { Delivery } from '../../src/digest/ledger.ts';
import type { FeaturedPaper } from '../../src/featured/featured.ts';
import { rank } from '../../src/trending/rank.ts';
import { finish } from '../../src/turns/steps.ts';
import { subscription } from '../support/digest.ts';
import { paper } from '../support/papers.ts';

const now = new Date('2026-11-20T08:00:00Z');
const papers = Array.from({ length: 20 }, (_, i) =>
  paper(`p${i}`, { listedOn: '2026-11-20', upvotes: 60 - i, categories: [i % 2 === 0 ? 'cs.CL' : 'cs.CV'] }),
);
const ranking = {
  ...finish(rank({ papers, newestListing: '2026-11-20', window: 'day', today: '2026-11-20' })),
  notices: [],
  basis: 'votes' as const,
  batch: '2026-11-20',
};

function input(over: Partial<ComposeInput> = {}): ComposeInput {
  return {
    subscription: subscription(),
    period: '2026-11-20',
    recent: [],
    ranking,
    featured: [],
    find: (id) => papers.find((one) => one.id === id),
    now,
    ...over,
  };
}

function shown(period: string, ids: readonly string[], batch: string): Delivery {
  const at = new Date(`${period}T08:00:00Z`);
  return {
    id: period,
    channelId: '300',
    period,
    timezone: 'Europe/Berlin',
    dueAt: at,
    state: 'sent',
    attempts: 1,
    sentAt: at,
    late: false,
    batch,
    papers: ids.map((id) => ({ id, upvotes: 50 })),
  };
}

function featured(paperId: string, at: Date): FeaturedPaper {
  return { id: paperId, guildId: '200', paperId, by: 'm', at, until: new Date('2027-01-01T00:00:00Z') };
}

const compose = (given: ComposeInput) => finish(composeInSteps(given));
const ids = (given: ComposeInput) => compose(given).entries.map((entry) => entry.paper.id);

describe('what a digest holds', () => {
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

  it('shows a featured paper once, and again when it is featured anew', () => {
    const old = featured('p9', new Date('2026-11-18T00:00:00Z'));
    const recent = [shown('2026-11-19', ['p9'], '2026-11-19')];
    expect(ids(input({ featured: [old], recent }))).not.toContain('p9');
    expect(ids(input({ featured: [{ ...old, at: now }], recent }))[0]).toBe('p9');
  });

  it('keeps to category and words, which featured papers need not', () => {
    const of = subscription({
      category: 'CS.CL',
      include: ['p10', 'title of p11', 'titles of P12'],
      size: 15,
    });
    const got = ids(input({ subscription: of, featured: [featured('p3', now)] }));
    expect(got).toEqual(['p3', 'p10', 'p12']);
  });

  it('looks through a large catalog for rare words in steps', () => {
    const papers = Array.from({ length: 2_000 }, (_, i) => paper(`many${i}`, { title: `Title ${i}` }));
    const ranking = finish(rank({ papers, newestListing: undefined, window: 'day', today: '2026-11-20' }));
    const work = composeInSteps(
      input({
        ranking: { ...ranking, notices: [], basis: 'age', batch: undefined },
        subscription: subscription({ include: ['title 1999'] }),
      }),
    );
    let steps = 0;
    let made = work.next();
    for (; !made.done; made = work.next()) steps++;
    expect(made.value.entries.map((entry) => entry.paper.id)).toEqual(['many1999']);
    expect(steps).toBeGreaterThanOrEqual(10);
  });

  it('says that no new batch has come when the newest is old', () => {
    const made = compose(input({ period: '2026-11-23' }));
    expect(made.notes).toEqual([{ kind: 'old-batch', batch: '2026-11-20' }]);
  });
});
