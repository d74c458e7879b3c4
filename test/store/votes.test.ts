import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/stores.ts';

onBothDatabases('votes', ({ fresh }) => {
  it('count once per person and paper, and are withdrawn by voting again', async () => {
    const { votes } = await fresh();
    const vote = { scope: 'g', paperId: 'p', userId: 'u', at: new Date(1) };
    expect(await votes.toggle(vote)).toEqual({ voted: true, count: 1 });
    expect(await votes.toggle({ ...vote, userId: 'v' })).toEqual({ voted: true, count: 2 });
    expect(await votes.toggle({ ...vote, paperId: 'q' })).toEqual({ voted: true, count: 1 });
    expect(await votes.toggle({ ...vote, scope: 'h' })).toEqual({ voted: true, count: 1 });
    expect(await votes.toggle(vote)).toEqual({ voted: false, count: 1 });
  });

  it('stay in the server they were cast in', async () => {
    const { votes } = await fresh();
    await votes.toggle({ scope: 'g', paperId: 'p', userId: 'u', at: new Date(1) });
    expect(await votes.counts('h')).toEqual(new Map());
    expect(await votes.counts('g')).toEqual(new Map([['p', 1]]));
  });

  it('of one person are found wherever they were cast, each paper once', async () => {
    const { votes } = await fresh();
    await votes.toggle({ scope: 'g', paperId: 'p', userId: 'u', at: new Date(1) });
    await votes.toggle({ scope: 'h', paperId: 'p', userId: 'u', at: new Date(5) });
    await votes.toggle({ scope: 'g', paperId: 'q', userId: 'v', at: new Date(2) });
    expect(await votes.ofPerson('u')).toEqual([{ paperId: 'p', at: new Date(5) }]);
    expect(await votes.ofPerson('w')).toEqual([]);
  });

  it('tell whether a person voted for a paper in a scope', async () => {
    const { votes } = await fresh();
    const vote = { scope: 'g', paperId: 'p', userId: 'u' };
    await votes.toggle({ ...vote, at: new Date(1) });
    expect(await votes.has(vote)).toBe(true);
    for (const other of [{ scope: 'h' }, { paperId: 'q' }, { userId: 'v' }]) {
      expect(await votes.has({ ...vote, ...other })).toBe(false);
    }
  });

  it('are counted for chosen papers and since a given time', async () => {
    const { votes } = await fresh();
    await votes.toggle({ scope: 'g', paperId: 'p', userId: 'u', at: new Date(10) });
    await votes.toggle({ scope: 'g', paperId: 'p', userId: 'v', at: new Date(20) });
    await votes.toggle({ scope: 'g', paperId: 'q', userId: 'v', at: new Date(20) });
    expect(await votes.counts('g', { since: new Date(15) })).toEqual(
      new Map([
        ['p', 1],
        ['q', 1],
      ]),
    );
    expect(await votes.counts('g', { paperIds: ['p'] })).toEqual(new Map([['p', 2]]));
    expect(await votes.counts('g', { paperIds: [] })).toEqual(new Map());
  });
});

onBothDatabases('day counts', ({ fresh }) => {
  it('return a day as last written, and find the days around it', async () => {
    const { dayCounts } = await fresh();
    await dayCounts.write('2026-11-20', [{ paperId: 'p', upvotes: 1 }]);
    await dayCounts.write('2026-11-20', [{ paperId: 'p', upvotes: 2, codeStars: 7, position: 3 }]);
    await dayCounts.write('2026-11-22', [{ paperId: 'q', upvotes: 5 }]);
    expect(await dayCounts.read('2026-11-20')).toEqual(
      new Map([['p', { paperId: 'p', upvotes: 2, codeStars: 7, position: 3 }]]),
    );
    expect(await dayCounts.dayBefore('2026-11-22')).toBe('2026-11-20');
    expect(await dayCounts.dayBefore('2026-11-20')).toBeUndefined();
    expect(await dayCounts.dayFrom('2026-11-21')).toBe('2026-11-22');
    await dayCounts.prune('2026-11-22');
    expect(await dayCounts.dayFrom('2026-01-01')).toBe('2026-11-22');
  });

  it('may cover more papers at once than fit in one statement', async () => {
    const { dayCounts } = await fresh();
    const many = Array.from({ length: 15_000 }, (_, i) => ({ paperId: `p${i}`, upvotes: i }));
    await dayCounts.write('2026-11-20', many);
    expect((await dayCounts.read('2026-11-20')).size).toBe(15_000);
  });
});
