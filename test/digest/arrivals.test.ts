import { expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createArrivals } from '../../src/digest/arrivals.ts';
import { paper } from '../support/papers.ts';
import { onBothDatabases } from '../support/stores.ts';

const friday = new Date('2026-11-20T08:00:00Z');
const later = (hours: number) => new Date(friday.getTime() + hours * 3_600_000);
const listed = (id: string, listedOn: string) => paper(id, { listedOn });

onBothDatabases('arrivals', ({ fresh }) => {
  const since = '2026-10-06';
  const waves = (noted: readonly { readonly paperId: string; readonly wave: number }[]) =>
    Object.fromEntries(noted.map(({ paperId, wave }) => [paperId, wave]));

  it('come in waves, each paper once, and again if it is relisted', async () => {
    const { arrivals } = await fresh();
    const a = { paperId: 'a', day: '2026-11-19' };
    const b = { paperId: 'b', day: '2026-11-20' };
    expect(waves(await arrivals.note([a], friday, since))).toEqual({ a: 1 });
    expect(waves(await arrivals.note([a, b], later(1), since))).toEqual({ a: 1, b: 2 });
    expect(await arrivals.note([a, b], later(2), since)).toHaveLength(2);
    expect(waves(await arrivals.note([{ ...a, day: '2026-11-20' }, b], later(3), since))).toEqual({
      a: 3,
      b: 2,
    });
    expect(waves(await arrivals.note([{ ...a, day: '2026-11-18' }], later(4), since))).toEqual({
      a: 3,
      b: 2,
    });
  });

  it('expire, and their wave numbers are never reused', async () => {
    const { arrivals } = await fresh();
    await arrivals.note([{ paperId: 'a', day: '2026-11-19' }], friday, since);
    const noted = await arrivals.note([{ paperId: 'b', day: '2027-01-05' }], later(1100), '2026-12-01');
    expect(waves(noted)).toEqual({ b: 2 });
    expect(waves(await arrivals.note([], later(1100), since))).toEqual({ b: 2 });
  });

  it('are noted by several processes at once, each paper in one wave', async () => {
    const { arrivals } = await fresh();
    const papers = Array.from({ length: 30 }, (_, i) => ({ paperId: `p${i}`, day: '2026-11-20' }));
    const all = await Promise.all(
      [10, 20, 30].map((count) => arrivals.note(papers.slice(0, count), friday, since)),
    );
    const last = waves(await arrivals.note(papers, friday, since));
    expect(Object.keys(last)).toHaveLength(30);
    for (const noted of all) for (const { paperId, wave } of noted) expect(last[paperId]).toBe(wave);
  });

  it('may include more papers at once than fit in one statement', async () => {
    const { arrivals } = await fresh();
    const papers = Array.from({ length: 9000 }, (_, i) => ({ paperId: `p${i}`, day: '2026-11-20' }));
    expect(await arrivals.note(papers, friday, since)).toHaveLength(9000);
  });
});

onBothDatabases('the arrivals of a catalog', ({ fresh }) => {
  it('are its papers of the last weeks, without future dates', async () => {
    const { arrivals: store } = await fresh();
    const rows = [
      listed('new', '2026-11-20'),
      listed('tomorrow', '2026-11-21'),
      listed('bogus', '2099-01-01'),
      listed('oldest', '2026-10-06'),
      listed('ancient', '2026-10-05'),
      paper('announced', { published: '2026-11-18' }),
      paper('dateless'),
    ];
    const catalog = createCatalog(rows);
    const arrivals = createArrivals({ store, clock: () => friday });
    const { waveOf, seen } = await arrivals.of(catalog);
    expect(rows.map(({ id }) => waveOf(id))).toEqual([1, undefined, undefined, 1, undefined, 1, undefined]);
    expect(seen).toBe(1);
    const next = await createArrivals({ store, clock: () => later(24) }).of(catalog);
    expect([next.waveOf('tomorrow'), next.seen]).toEqual([2, 2]);
  });

  it('count as seen up to what only another process has, for a day', async () => {
    const { arrivals: store } = await fresh();
    const mine = createCatalog([listed('a', '2026-11-19'), listed('c', '2026-11-19')]);
    const theirs = createCatalog([listed('a', '2026-11-19'), listed('b', '2026-11-20')]);
    await createArrivals({ store, clock: () => friday }).of(createCatalog([listed('a', '2026-11-19')]));
    await createArrivals({ store, clock: () => friday }).of(theirs);
    const at = async (hours: number) =>
      (await createArrivals({ store, clock: () => later(hours) }).of(mine)).seen;
    expect(await at(1)).toBe(1);
    expect(await at(23)).toBe(1);
    expect(await at(25)).toBe(3);
  });

  it('are requested once per catalog and day', async () => {
    const { arrivals: store } = await fresh();
    let asked = 0;
    const counting = {
      note: (...given: Parameters<typeof store.note>) => {
        asked += 1;
        return store.note(...given);
      },
    };
    let now = friday;
    const arrivals = createArrivals({ store: counting, clock: () => now });
    const catalog = createCatalog([listed('a', '2026-11-19')]);
    await Promise.all([arrivals.of(catalog), arrivals.of(catalog)]);
    expect(asked).toBe(1);
    now = later(24);
    await arrivals.of(catalog);
    await arrivals.of(createCatalog([listed('a', '2026-11-19')]));
    expect(asked).toBe(3);
  });
});

it('are requested again after the store failed to note them', async () => {
  const answers = [
    new Error('the disk is full'),
    [{ paperId: 'a', day: '2026-11-20', wave: 3, seenAt: friday }],
  ];
  const arrivals = createArrivals({
    store: {
      async note() {
        const answer = answers.shift();
        if (answer === undefined || answer instanceof Error) throw answer;
        return answer;
      },
    },
    clock: () => friday,
  });
  const catalog = createCatalog([listed('a', '2026-11-20')]);
  await expect(arrivals.of(catalog)).rejects.toThrow('the disk is full');
  expect((await arrivals.of(catalog)).seen).toBe(3);
  expect((await arrivals.of(catalog)).waveOf('a')).toBe(3);
});
