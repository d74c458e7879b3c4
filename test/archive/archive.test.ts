import { describe, expect, it } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { type Span, spanOf } from '../../src/archive/span.ts';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { markWithdrawn } from '../../src/catalog/withdrawn.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { paper } from '../support/papers.ts';
import { countsOf, NOON } from '../support/web.ts';

function archiveOf(papers: readonly Paper[], dayCounts = countsOf(), now = NOON) {
  const catalog = createCatalog(papers);
  return createArchive({ catalog: () => catalog, dayCounts, clock: () => now });
}

async function ids(archive: ReturnType<typeof archiveOf>, span: Span): Promise<string[]> {
  const { entries } = await archive.page(span);
  return entries.slice(0, entries.length).map((entry) => entry.paper.id);
}

const listed = (id: string, listedOn: string, upvotes = 0) => paper(id, { listedOn, upvotes });

describe('the archive', () => {
  it('orders the newest day by trend, with reasons', async () => {
    const counts = countsOf('2026-08-20', [{ paperId: 'late', upvotes: 1 }]);
    const archive = archiveOf([listed('early', '2026-08-21', 20), listed('late', '2026-08-21', 19)], counts);
    const page = await archive.page(spanOf('day', '2026-08-21'));
    const [first] = page.entries.slice(0, 1);
    expect(page.isCurrent).toBe(true);
    expect(first?.paper.id).toBe('late');
    expect(first?.reasons[0]).toMatchObject({ kind: 'vote-growth', votes: 18 });
  });

  it('counts trends anew when there are new counts and every ten minutes, not for each reader', async () => {
    let now = NOON;
    let counts = countsOf('2026-08-20', [{ paperId: 'late', upvotes: 1 }]);
    let reads = 0;
    const catalog = createCatalog([listed('early', '2026-08-21', 20), listed('late', '2026-08-21', 19)]);
    const archive = createArchive({
      catalog: () => catalog,
      clock: () => now,
      dayCounts: {
        dayBefore: (day) => counts.dayBefore(day),
        dayFrom: (day) => counts.dayFrom(day),
        read: (day) => {
          reads += 1;
          return counts.read(day);
        },
      },
    });
    const first = async () => (await ids(archive, spanOf('day', '2026-08-21')))[0];
    const later = (minutes: number) => {
      now = new Date(NOON.getTime() + minutes * 60_000);
      return first();
    };
    expect(await first()).toBe('late');
    counts = countsOf('2026-08-20', [{ paperId: 'early', upvotes: 1 }]);
    expect([await later(9), reads]).toEqual(['late', 1]);
    expect([await later(10), reads]).toEqual(['early', 2]);
    counts = countsOf('2026-08-19', [{ paperId: 'late', upvotes: 1 }]);
    expect([await later(11), reads]).toEqual(['late', 3]);
    counts = countsOf('2026-08-21', [{ paperId: 'early', upvotes: 20 }]);
    expect([await later(12), reads]).toEqual(['early', 4]);
  });

  it('orders past days by votes', async () => {
    const archive = archiveOf([
      listed('a', '2026-08-17', 3),
      listed('b', '2026-08-20', 9),
      listed('c', '2026-08-20'),
      listed('z', '2026-09-01'),
    ]);
    expect(await ids(archive, spanOf('week', '2026-08-18'))).toEqual(['b', 'a', 'c']);
    expect(await ids(archive, spanOf('day', '2026-08-17'))).toEqual(['a']);
  });

  it('has no trend in past days, only votes', async () => {
    const silent = paper('b', { listedOn: '2026-08-20' });
    const archive = archiveOf([listed('a', '2026-08-20', 3), silent, listed('z', '2026-08-21')]);
    const { entries } = await archive.page(spanOf('day', '2026-08-20'));
    const none = { voteGrowth: 0, starGrowth: 0, localVotes: 0, ageDays: 0 };
    expect(entries.slice(0, 2)).toEqual([
      { paper: listed('a', '2026-08-20', 3), score: 3, reasons: [], signals: { upvotes: 3, ...none } },
      { paper: silent, score: 0, reasons: [], signals: { upvotes: 0, ...none } },
    ]);
  });

  it('breaks ties in votes by stars, then by id', async () => {
    const archive = archiveOf([
      paper('d', { listedOn: '2026-08-20', codeStars: 2 }),
      listed('b', '2026-08-20'),
      paper('c', { listedOn: '2026-08-20', codeStars: 10 }),
      listed('a', '2026-08-20'),
      listed('e', '2026-08-20', 1),
      listed('z', '2026-08-21'),
    ]);
    expect(await ids(archive, spanOf('day', '2026-08-20'))).toEqual(['e', 'c', 'd', 'a', 'b']);
  });

  it('lists the newest days first, and knows a week’s newest', async () => {
    const archive = archiveOf([
      listed('b', '2026-08-19'),
      listed('a', '2026-08-17'),
      listed('c', '2026-08-21'),
    ]);
    expect(archive.days(2)).toEqual(['2026-08-21', '2026-08-19']);
    expect(archive.days(9)).toHaveLength(3);
    const newestOf = async (window: 'day' | 'week', day: string) =>
      (await archive.page(spanOf(window, day))).newestDay;
    expect(await newestOf('week', '2026-08-18')).toBe('2026-08-21');
    expect(await newestOf('day', '2026-08-17')).toBe('2026-08-17');
    expect(await newestOf('day', '2026-08-18')).toBeUndefined();
    expect(await newestOf('week', '2026-08-25')).toBeUndefined();
  });

  it('skips days, weeks and months without papers', async () => {
    const archive = archiveOf([
      listed('a', '2026-05-04'),
      listed('b', '2026-08-13'),
      listed('c', '2026-08-21'),
    ]);
    const near = async (window: 'day' | 'week' | 'month', day: string) => {
      const { previous, next } = await archive.page(spanOf(window, day));
      return [previous?.name, next?.name];
    };
    expect(await near('day', '2026-08-13')).toEqual(['2026-05-04', '2026-08-21']);
    expect(await near('day', '2026-06-01')).toEqual(['2026-05-04', '2026-08-13']);
    expect(await near('week', '2026-08-20')).toEqual(['2026-W33', undefined]);
    expect(await near('month', '2026-08-01')).toEqual(['2026-05', undefined]);
  });

  it('shows weekend listings on Monday, and nothing from a future day', async () => {
    const papers = [listed('friday', '2026-08-21'), listed('saturday', '2026-08-22')];
    const saturday = archiveOf(papers, countsOf(), new Date('2026-08-22T16:00:00Z'));
    expect(saturday.newest()).toBe('2026-08-21');
    expect(await ids(saturday, spanOf('day', '2026-08-22'))).toEqual([]);
    const monday = archiveOf(papers, countsOf(), new Date('2026-08-24T16:00:00Z'));
    expect(await ids(monday, spanOf('day', '2026-08-24'))).toEqual(['saturday']);
    expect(archiveOf([listed('later', '2027-01-04')]).newest()).toBeUndefined();
  });

  it('leaves out withdrawn papers', async () => {
    const archive = archiveOf([
      markWithdrawn(listed('gone', '2026-08-21'), '2026-08-21'),
      listed('a', '2026-08-21'),
    ]);
    expect(await ids(archive, spanOf('day', '2026-08-21'))).toEqual(['a']);
  });

  it('has no days if nothing is listed', () => {
    const archive = archiveOf([paper('a', { published: '2026-08-20' })]);
    expect(archive.newest()).toBeUndefined();
    expect(archive.days(5)).toEqual([]);
  });
});
