import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/stores.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
const SINCE = '2026-10-20';

onBothDatabases('arrivals', ({ fresh }) => {
  it('come in waves: what is new at one time, and what is relisted later', async () => {
    const { arrivals } = await fresh();
    const first = [
      { paperId: 'a', day: '2026-11-19' },
      { paperId: 'b', day: '2026-11-19' },
    ];
    await arrivals.note(first, at(8), SINCE);
    const second = [...first, { paperId: 'c', day: '2026-11-20' }, { paperId: 'a', day: '2026-11-20' }];
    const noted = await arrivals.note(second, at(9), SINCE);
    expect([...noted].sort((x, y) => (x.paperId < y.paperId ? -1 : 1))).toEqual([
      { paperId: 'a', day: '2026-11-20', wave: 2, seenAt: at(9) },
      { paperId: 'b', day: '2026-11-19', wave: 1, seenAt: at(8) },
      { paperId: 'c', day: '2026-11-20', wave: 2, seenAt: at(9) },
    ]);
    expect(await arrivals.note([{ paperId: 'c', day: '2026-11-18' }], at(10), SINCE)).toHaveLength(3);
  });

  it('expire after a long time', async () => {
    const { arrivals } = await fresh();
    await arrivals.note([{ paperId: 'a', day: '2026-11-01' }], at(8), SINCE);
    expect(await arrivals.note([], at(9), '2026-11-02')).toEqual([]);
    expect(await arrivals.note([], at(9), '2026-11-01')).toHaveLength(1);
    await arrivals.note([{ paperId: 'b', day: '2026-11-05' }], at(9), '2026-11-02');
    expect((await arrivals.note([], at(9), SINCE)).map(({ paperId }) => paperId)).toEqual(['b']);
  });

  it('are noted once by processes noting them at the same time', async () => {
    const { arrivals } = await fresh();
    const papers = [{ paperId: 'a', day: '2026-11-20' }];
    await Promise.all([1, 2, 3, 4].map((hour) => arrivals.note(papers, at(hour), SINCE)));
    expect(await arrivals.note([], at(9), SINCE)).toMatchObject([{ paperId: 'a', wave: 1 }]);
  });

  it('may be more at once than fit in one statement', async () => {
    const { arrivals } = await fresh();
    const many = Array.from({ length: 18_000 }, (_, i) => ({ paperId: `p${i}`, day: '2026-11-20' }));
    expect(await arrivals.note(many, at(8), SINCE)).toHaveLength(18_000);
  });
});
