import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/stores.ts';

onBothDatabases('the counts of a day', ({ fresh }) => {
  const counts = (upvotes: number) =>
    Array.from({ length: 601 }, (_, i) => ({ paperId: `test:${i}`, upvotes: upvotes + i, codeStars: i }));

  it('are kept for every paper, however many, and replaced by later ones of the same day', async () => {
    const { dayCounts } = await fresh();
    await dayCounts.write('2026-08-20', counts(1));
    await dayCounts.write('2026-08-20', counts(5));
    const read = await dayCounts.read('2026-08-20');
    expect([...read.values()].map(({ upvotes }) => upvotes).sort((a, b) => a - b)).toEqual(
      counts(5).map(({ upvotes }) => upvotes),
    );
    expect(read.get('test:600')).toEqual({ paperId: 'test:600', upvotes: 605, codeStars: 600 });
  });

  it('are empty on a day without any', async () => {
    const { dayCounts } = await fresh();
    await dayCounts.write('2026-08-20', []);
    expect(await dayCounts.read('2026-08-20')).toEqual(new Map());
    expect(await dayCounts.dayBefore('2026-08-21')).toBeUndefined();
  });
});
