import { afterAll, beforeAll, expect, it } from 'vitest';
import { feature } from '../../src/featured/feature.ts';
import { temporaryStore } from '../support/stores.ts';

let held: Awaited<ReturnType<typeof temporaryStore>>;
beforeAll(async () => {
  held = await temporaryStore();
});
afterAll(() => held.remove());

it('features a paper for a week by default, and keeps note and end when it is featured again', async () => {
  const { featured } = held.store;
  let now = new Date('2026-11-20T08:00:00Z');
  const by = { guildId: 'g', userId: 'maria' };
  const put = (given?: { note?: string; days?: number }) =>
    feature({ featured, clock: () => now }, by, 'p', given);
  expect(await put({ note: 'Read it.' })).toMatchObject({
    featured: { guildId: 'g', paperId: 'p', by: 'maria', at: now, note: 'Read it.' },
    renewed: false,
  });
  const until = new Date('2026-11-27T08:00:00Z');
  expect(await featured.active('g', now)).toMatchObject([{ until }]);
  now = new Date('2026-11-21T08:00:00Z');
  expect(await put()).toMatchObject({ featured: { until, note: 'Read it.' }, renewed: true });
  expect(await put({ days: 3, note: 'Now.' })).toMatchObject({
    featured: { until: new Date('2026-11-24T08:00:00Z'), note: 'Now.' },
    renewed: true,
  });
});
