import { expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { EMPTY_STATE, unsettledBatch, withReading } from '../../src/catalog/refresh/state.ts';
import { createSettledView, markWithdrawn } from '../../src/catalog/settled.ts';

const catalog = createCatalog([
  { id: 'a:1', title: 'Yesterday', authors: [], listedOn: '2026-08-19' },
  { id: 'a:2', title: 'Today', authors: [], listedOn: '2026-08-20' },
  { id: 'a:3', title: 'Any day', authors: [] },
]);
const now = new Date('2026-08-20T15:00:00Z');
const read = (papers: number) => withReading(EMPTY_STATE, '2026-08-20', { at: now.toISOString(), papers });

it('holds back a young batch, and nothing else', async () => {
  const view = createSettledView();
  const settled = await view(catalog, unsettledBatch(read(1), now));
  expect([...settled.all()].map(({ id }) => id)).toEqual(['a:1', 'a:3']);
  expect(settled.newestListing).toBe('2026-08-19');
  expect(await view(catalog, '2026-08-20')).toBe(settled);
});

it('holds back a paper that was withdrawn', async () => {
  const [first, ...rest] = catalog.all();
  if (first === undefined) throw new Error('no paper');
  const view = await createSettledView()(
    createCatalog([markWithdrawn(first, '2026-08-20'), ...rest]),
    undefined,
  );
  expect([...view.all()].map(({ id }) => id)).toEqual(['a:2', 'a:3']);
});

it('shows everything once the batch has settled, or when none was ever read', async () => {
  const view = createSettledView();
  expect(await view(catalog, unsettledBatch(read(12), now))).toBe(catalog);
  expect(await view(catalog, unsettledBatch(EMPTY_STATE, now))).toBe(catalog);
});
